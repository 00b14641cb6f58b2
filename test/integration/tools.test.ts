import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  BoutDetailData,
  EventData,
  FighterBoutData,
  FighterData,
  FighterEntity,
  FighterSearchData,
} from '@app/mma';
import { MmaBuilder } from '../support/mma-builders.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const KO = { method: 'KO/TKO', methodGroup: 'ko_tko' } as const;
const SUBMISSION = { method: 'Submission', methodGroup: 'submission' } as const;

let database: TestDatabase;
let tools: TestTools;
let hero: FighterEntity;
let ids: Record<'first' | 'rematch' | 'title' | 'undated', string>;

beforeAll(async () => {
  database = await createTestDatabase();
  tools = await startTools(database.env);
  const build = new MmaBuilder(tools.dataSource);
  await build.dataset({ asOf: '2024-06-01' });
  hero = await build.fighter('Jan Błachowicz', {
    nickname: 'The Hero',
    bornOn: '1990-01-02',
    heightCm: 187.96,
    reachCm: 198.12,
    weightLb: 205,
    stance: 'Orthodox',
    aliases: ['Jan Blahovic'],
  });
  const rival = await build.fighter('Rico Rival', { nickname: 'Bulldog' });
  const champion = await build.fighter('Carl Champion');
  const other = await build.fighter('Otto Diaz', { weightLb: null });
  const brother = await build.fighter('Nico Diaz');
  const partial = await build.fighter('Paul Partial', { coverage: 'partial' });
  await build.fighter('Rico Rival', { nickname: 'The Other' });

  const lasVegas = { location: 'Las Vegas, Nevada, USA' };
  const one = await build.event('UFC 100: Making History', '2020-02-01', lasVegas);
  const two = await build.event('UFC Fight Night: Hero vs. Rival 2', '2021-03-01', {
    location: 'Busan, South Korea',
    aliases: ['Noche UFC: Hero vs. Rival 2'],
  });
  const three = await build.event('UFC 101: Champion vs. Hero', '2022-04-01', lasVegas);
  const four = await build.event('UFC 102: Hero vs. Diaz', '2023-05-01', {
    ...lasVegas,
    coverage: 'partial',
  });
  await build.event('UFC Fight Night: Stephens vs. Choi', '2018-01-14', {
    location: 'St. Louis, Missouri, USA',
  });
  const undated = await build.event('UFC - Road to UFC 4.6', null);

  const first = await build.bout(one, hero, rival, 'win', {
    ...KO,
    cardPosition: 1,
    round: 1,
    timeSeconds: 65,
    durationSeconds: 65,
    referee: 'Herb Dean',
  });
  await build.totals(first, hero, {
    knockdowns: 1,
    sigStrikesLanded: 13,
    sigStrikesAttempted: 26,
    controlSeconds: 5,
  });
  await build.totals(first, rival, {
    knockdowns: 0,
    sigStrikesLanded: 2,
    sigStrikesAttempted: 8,
    controlSeconds: null,
  });
  await build.roundStatistics(first, hero, 1, {
    knockdowns: 1,
    sigStrikesLanded: 13,
    sigStrikesAttempted: 26,
  });
  await build.bout(one, champion, brother, 'win', { cardPosition: 0 });
  const rematch = await build.bout(two, rival, hero, 'loss', {
    ...SUBMISSION,
    methodDetail: 'Rear Naked Choke',
    round: 2,
    timeSeconds: 125,
    durationSeconds: 425,
  });
  const title = await build.bout(three, champion, hero, 'win', {
    title: 'undisputed',
    weightClass: 'light_heavyweight',
    round: 5,
    durationSeconds: 1500,
    scheduledRounds: 5,
    scorecards: [{ judge: 'Sal D’Amato', a: 48, b: 47 }],
  });
  await build.bout(four, hero, other, 'no_contest', { method: 'Overturned', methodGroup: 'other' });
  await build.bout(four, partial, champion, 'win', { cardPosition: 1 });
  const lost = await build.bout(undated, hero, partial, 'win');
  ids = { first: first.id, rematch: rematch.id, title: title.id, undated: lost.id };
  await build.ranking('light_heavyweight', '2019-12-01', 9, hero);
  await build.ranking('light_heavyweight', '2022-06-01', 3, hero);
  await build.ranking('pound_for_pound', '2022-06-01', 1, hero);
  await build.ranking('light_heavyweight', '2022-06-01', 0, champion);
  await build.figures();
});

afterAll(async () => {
  await tools.close();
  await database.close();
});

describe('get_fighter', () => {
  it('returns every figure of a career', async () => {
    const { data, meta } = await tools.call<FighterData>('get_fighter', { fighter: 'jan blachowicz' });
    expect(data).toEqual({
      fighter_id: hero.id,
      name: 'Jan Błachowicz',
      totals: {
        sig_strikes_landed: 13,
        sig_strikes_absorbed: 2,
        total_strikes_landed: null,
        takedowns_landed: null,
        takedowns_attempted: null,
        knockdowns: 1,
        knockdowns_absorbed: 0,
        submission_attempts: null,
        control_seconds: 5,
        fight_seconds: 3790,
      },
      nickname: 'The Hero',
      born_on: '1990-01-02',
      age: 34,
      height_cm: 187.96,
      reach_cm: 198.12,
      weight_kg: 92.99,
      stance: 'Orthodox',
      next_bout: null,
      record: { wins: 3, losses: 1, draws: 0, no_contests: 1 },
      wins_by: { ko_tko: 1, submission: 1, decision: 1, dq: 0, other: 0 },
      losses_by: { ko_tko: 0, submission: 0, decision: 1, dq: 0, other: 0 },
      current_streak: { result: 'loss', count: 1 },
      longest_win_streak: 2,
      title_bouts: { wins: 0, losses: 1, draws: 0, no_contests: 0 },
      first_bout_on: '2020-02-01',
      last_bout_on: '2023-05-01',
      weight_classes: ['lightweight', 'light_heavyweight'],
      rank: { weight_class: 'light_heavyweight', rank: 3, date: '2022-06-01' },
      career: {
        minutes: 63.17,
        sig_strikes_landed_per_min: 12,
        sig_strikes_absorbed_per_min: 1.85,
        sig_strike_accuracy: 0.5,
        sig_strike_defence: 0.75,
        takedowns_per_15_min: null,
        takedown_accuracy: null,
        takedown_defence: null,
        submission_attempts_per_15_min: null,
        knockdowns: 1,
        control_seconds: 5,
      },
    });
    expect(meta).toMatchObject({ as_of: '2024-06-01', coverage: 'complete', row_count: 1, truncated: false });
    expect(meta.sources).toEqual([
      { kind: 'fighter', id: hero.id, label: 'Jan Błachowicz', url: hero.sourceUrl },
      {
        kind: 'ranking',
        id: 'light_heavyweight:2022-06-01',
        label: 'Official light heavyweight rankings of 2022-06-01',
        url: null,
      },
    ]);
    expect(meta.notes.join(' ')).toMatch(/without a date.*unknown for 4 of 5 bouts/);
  });

  it('excludes everything on or after as_of', async () => {
    const { data } = await tools.call<FighterData>('get_fighter', {
      fighter: 'The Hero',
      as_of: '2022-04-01',
    });
    expect(data).toMatchObject({
      age: 32,
      record: { wins: 2, losses: 0, draws: 0, no_contests: 0 },
      current_streak: { result: 'win', count: 2 },
      last_bout_on: '2021-03-01',
      weight_classes: ['lightweight'],
      totals: { sig_strikes_landed: 13, knockdowns_absorbed: 0, fight_seconds: 490 },
      rank: { rank: 9, date: '2019-12-01' },
    });
    const before = await tools.call<FighterData>('get_fighter', { fighter: 'The Hero', as_of: '2019-12-01' });
    expect(before.data).toMatchObject({
      record: { wins: 0 },
      totals: { sig_strikes_landed: null, knockdowns: null, fight_seconds: null },
      first_bout_on: null,
      rank: null,
    });
  });

  it('returns null for unknown values, and reports an incomplete career', async () => {
    const { data, meta } = await tools.call<FighterData>('get_fighter', { fighter: 'Paul Partial' });
    expect(data).toMatchObject({
      born_on: null,
      age: null,
      height_cm: null,
      reach_cm: null,
      weight_kg: null,
      rank: null,
    });
    expect(meta.coverage).toBe('partial');
    expect(meta.notes[0]).toMatch(/Paul Partial.*data:import/);
  });

  it.each(['Jan Blahovic', 'Blachowicz', 'Błachowicz', 'the hero', 'Jan Blachowitz', 'blachowicz jan'])(
    'finds him as %s',
    async (fighter) => {
      const { data } = await tools.call<FighterData>('get_fighter', { fighter });
      expect(data.fighter_id).toBe(hero.id);
    },
  );

  it('notes the correction of a misspelt name, and nothing for an exact name', async () => {
    const taken = await tools.call('get_fighter', { fighter: 'Jan Blahowicz' });
    expect(taken.meta.notes).toContain('"Jan Blahowicz" is not in the data; taken for Jan Błachowicz.');
    const written = await tools.call('get_fighter', { fighter: 'blachowicz jan' });
    expect(written.meta.notes.join(' ')).not.toMatch(/taken for/);
  });

  it('chooses the homonym with bouts', async () => {
    const { data } = await tools.call<FighterData>('get_fighter', { fighter: 'Rico Rival' });
    expect(data.nickname).toBe('Bulldog');
  });

  it('returns the candidates of an ambiguous surname', async () => {
    const error = await tools.fail('get_fighter', { fighter: 'Diaz' });
    expect(error.code).toBe('ambiguous_fighter');
    expect(error.suggestions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'Otto Diaz',
          weight_classes: ['lightweight'],
          record: expect.anything(),
        }),
        expect.objectContaining({ name: 'Nico Diaz' }),
      ]),
    );
  });

  it('suggests the nearest names for an unknown fighter', async () => {
    const error = await tools.fail('get_fighter', { fighter: 'Carla Chamberlain' });
    expect(error).toMatchObject({ code: 'fighter_not_found', suggestions: [{ name: 'Carl Champion' }] });
  });
});

describe('get_fighter_bouts', () => {
  const dates = async (args: object): Promise<(string | null)[]> => {
    const { data } = await tools.call<FighterBoutData[]>('get_fighter_bouts', {
      fighter: 'The Hero',
      ...args,
    });
    return data.map(({ date }) => date);
  };

  it('sorts by date, bouts without a date last', async () => {
    expect(await dates({})).toEqual(['2023-05-01', '2022-04-01', '2021-03-01', '2020-02-01', null]);
    expect(await dates({ order: 'oldest' })).toEqual([
      '2020-02-01',
      '2021-03-01',
      '2022-04-01',
      '2023-05-01',
      null,
    ]);
  });

  it.each([
    [{ result: 'win' }, ['2021-03-01', '2020-02-01', null]],
    [{ method_group: 'ko_tko' }, ['2020-02-01']],
    [{ weight_class: 'light_heavyweight' }, ['2022-04-01']],
    [{ title_only: true }, ['2022-04-01']],
    [{ from: '2021-03-01', to: '2022-04-01' }, ['2022-04-01', '2021-03-01']],
    [{ opponent: 'Rico Rival' }, ['2021-03-01', '2020-02-01']],
    [{ opponent: 'Diaz' }, ['2023-05-01']],
    [{ limit: 1, offset: 1 }, ['2022-04-01']],
    [{ offset: 5 }, []],
  ])('filters by %j', async (args, expected) => {
    expect(await dates(args)).toEqual(expected);
  });

  it("returns opponent and result from the fighter's side, in either corner", async () => {
    const { data, meta } = await tools.call<FighterBoutData[]>('get_fighter_bouts', {
      fighter: 'The Hero',
      opponent: 'Rival',
      limit: 1,
    });
    expect(data).toMatchObject([
      {
        bout_id: ids.rematch,
        opponent: 'Rico Rival',
        result: 'win',
        fighter_a: { name: 'Rico Rival', result: 'loss' },
        fighter_b: { name: 'Jan Błachowicz', result: 'win' },
        winner: 'Jan Błachowicz',
        method: 'Submission',
        method_detail: 'Rear Naked Choke',
        round: 2,
        time: '2:05',
        duration_seconds: 425,
      },
    ]);
    expect(meta).toMatchObject({ truncated: true, row_count: 1, notes: ['2 bouts match.'] });
  });

  it('reports that two fighters never met', async () => {
    const { data, meta } = await tools.call<FighterBoutData[]>('get_fighter_bouts', {
      fighter: 'Rico Rival',
      opponent: 'Carl Champion',
    });
    expect(data).toEqual([]);
    expect(meta.notes).toEqual(['No UFC bout between Rico Rival and Carl Champion in the data matches.']);
  });
});

describe('get_bout', () => {
  it('returns the newest bout of a pair in either order and lists the others', async () => {
    for (const [fighter_a, fighter_b] of [
      ['The Hero', 'Rival'],
      ['Rival', 'The Hero'],
    ]) {
      const { data, meta } = await tools.call<BoutDetailData>('get_bout', { fighter_a, fighter_b });
      expect(data.bout_id).toBe(ids.rematch);
      expect(meta.notes).toEqual([
        expect.stringMatching(/met 2 times.*UFC 100.*2020-02-01/),
        'Statistics in total are not known for this bout.',
        'Statistics by round are not known for this bout.',
      ]);
    }
  });

  it('returns totals and rounds, null where unknown', async () => {
    const { data, meta } = await tools.call<BoutDetailData>('get_bout', { bout_id: ids.first });
    expect(data.totals.a).toMatchObject({
      knockdowns: 1,
      sig_strikes: { landed: 13, attempted: 26 },
      takedowns: { landed: null, attempted: null },
      control_seconds: 5,
    });
    expect(data.totals.b?.control_seconds).toBeNull();
    expect(data.rounds).toEqual([{ round: 1, a: expect.objectContaining({ knockdowns: 1 }), b: null }]);
    expect(data).toMatchObject({ time: '1:05', referee: 'Herb Dean' });
    expect(meta.sources.map(({ kind }) => kind)).toEqual(['bout', 'event']);
  });

  it('selects by event', async () => {
    const { data } = await tools.call<BoutDetailData>('get_bout', {
      fighter_a: 'The Hero',
      fighter_b: 'Rival',
      event: 'UFC 100',
    });
    expect(data.bout_id).toBe(ids.first);
  });

  it('resolves a surname by the opponent', async () => {
    const { data } = await tools.call<BoutDetailData>('get_bout', {
      fighter_a: 'Diaz',
      fighter_b: 'Champion',
    });
    expect(data.fighter_b.name).toBe('Nico Diaz');
  });

  it('returns the scorecards', async () => {
    const { data } = await tools.call<BoutDetailData>('get_bout', { bout_id: ids.title });
    expect(data).toMatchObject({
      title: 'undisputed',
      scorecards: [{ judge: 'Sal D’Amato', a: 48, b: 47 }],
      totals: { a: null, b: null },
      rounds: [1, 2, 3, 4, 5].map((round) => ({ round, a: null, b: null })),
    });
  });

  it.each([
    [
      { fighter_a: 'Rico Rival', fighter_b: 'Carl Champion' },
      'bout_not_found',
      /no UFC bout against each other/,
    ],
    [{ fighter_a: 'The Hero', fighter_b: 'Rival', event: 'UFC 101' }, 'bout_not_found', /They met at/],
    [{ fighter_a: 'The Hero', fighter_b: 'Rival', event: 'UFC 999' }, 'event_not_found', /UFC 999/],
    [{ bout_id: 'nonsense' }, 'bout_not_found', /Name both fighters/],
    [{ fighter_a: 'The Hero' }, 'invalid_arguments', /fighter_b/],
    [{}, 'invalid_arguments', /fighter_a.*fighter_b/],
    [{ bout_id: 'x', fighter_a: 'The Hero' }, 'invalid_arguments', /fighter_a/],
  ])('refuses %j as %s', async (args, code, message) => {
    expect(await tools.fail('get_bout', args)).toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });
});

describe('get_event', () => {
  it.each([
    ['UFC 100', 'UFC 100: Making History'],
    ['ufc100', 'UFC 100: Making History'],
    ['100', 'UFC 100: Making History'],
    ['UFC 100: Making History', 'UFC 100: Making History'],
    ['UFC 100 Las Vegas', 'UFC 100: Making History'],
    ['UFC St. Louis', 'UFC Fight Night: Stephens vs. Choi'],
    ['UFC Busan', 'UFC Fight Night: Hero vs. Rival 2'],
    ['UFC 부산', 'UFC Fight Night: Hero vs. Rival 2'],
    ['Noche UFC: Hero vs Rival 2', 'UFC Fight Night: Hero vs. Rival 2'],
    ['hero rival', 'UFC Fight Night: Hero vs. Rival 2'],
    ['UFC Las Vegas 2022', 'UFC 101: Champion vs. Hero'],
    ['UFC 101 Champoin vs Hero', 'UFC 101: Champion vs. Hero'],
    ['Road to UFC 4.6', 'UFC - Road to UFC 4.6'],
  ])('finds %s', async (event, name) => {
    const { data } = await tools.call<EventData>('get_event', { event });
    expect(data.name).toBe(name);
  });

  it('returns the card in order with date and location', async () => {
    const { data, meta } = await tools.call<EventData>('get_event', { event: 'UFC 100' });
    expect(data).toMatchObject({
      date: '2020-02-01',
      location: 'Las Vegas, Nevada, USA',
      city: 'Las Vegas',
      country: 'USA',
      main_event: 'Carl Champion vs. Nico Diaz',
    });
    expect(data.bouts.map(({ fighter_a }) => fighter_a.name)).toEqual(['Carl Champion', 'Jan Błachowicz']);
    expect(meta).toMatchObject({ coverage: 'complete', row_count: 2 });
  });

  it('returns the newest of several and lists the others', async () => {
    const { data, meta } = await tools.call<EventData>('get_event', { event: 'UFC Las Vegas' });
    expect(data.name).toBe('UFC 102: Hero vs. Diaz');
    expect(meta.notes.join(' ')).toMatch(/UFC 101.*UFC 100/);
  });

  it('reports an incomplete card', async () => {
    const { meta } = await tools.call<EventData>('get_event', { event: 'UFC 102' });
    expect(meta.coverage).toBe('partial');
    expect(meta.notes[0]).toMatch(/UFC 102.*data:import/);
  });

  it('suggests the nearest names for an unknown event', async () => {
    const error = await tools.fail('get_event', { event: 'UFC 450' });
    expect(error).toMatchObject({
      code: 'event_not_found',
      message: expect.stringMatching(/The newest numbered events: UFC 102/),
      suggestions: [{ name: 'UFC 102: Hero vs. Diaz' }, expect.anything(), expect.anything()],
    });
  });

  it.each(['UFC', 'the event', 'ufc fight night'])('finds no event by %j', async (event) => {
    expect(await tools.fail('get_event', { event })).toMatchObject({
      code: 'event_not_found',
      suggestions: expect.arrayContaining([expect.objectContaining({ name: expect.any(String) })]),
    });
  });
});

describe('search_fighters', () => {
  it('lists the best matches first', async () => {
    const { data } = await tools.call<FighterSearchData[]>('search_fighters', { query: 'Rico Rival' });
    expect(data.map(({ nickname }) => nickname)).toEqual(['Bulldog', 'The Other']);
    expect(data[0]).toMatchObject({
      score: 1,
      record: { wins: 0, losses: 2, draws: 0, no_contests: 0 },
      weight_classes: ['lightweight'],
      last_bout_on: '2021-03-01',
    });
  });

  it('filters by weight class', async () => {
    const { data } = await tools.call<FighterSearchData[]>('search_fighters', {
      query: 'Champion',
      weight_class: 'light_heavyweight',
    });
    expect(data.map(({ name }) => name)).toEqual(['Carl Champion']);
    const none = await tools.call('search_fighters', { query: 'Champion', weight_class: 'strawweight' });
    expect(none).toMatchObject({
      data: [],
      meta: { row_count: 0, notes: [expect.stringMatching(/No fighter/)] },
    });
  });

  it('truncates at the limit and reports it', async () => {
    const { data, meta } = await tools.call<FighterSearchData[]>('search_fighters', {
      query: 'Diaz',
      limit: 1,
    });
    expect(data).toHaveLength(1);
    expect(meta.truncated).toBe(true);
  });
});
