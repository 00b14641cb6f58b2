import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isBoutMetric, isCareerMetric, METRIC_NAMES, type BoutEntity, type LeaderboardData } from '@app/mma';
import { MmaBuilder } from '../support/mma-builders.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let tools: TestTools;
let build: MmaBuilder;

type Outcome = Partial<BoutEntity>;
const KO = (seconds: number): Outcome => ({
  method: 'KO/TKO',
  methodGroup: 'ko_tko',
  round: 1,
  timeSeconds: seconds,
  durationSeconds: seconds,
});
const SUBMISSION: Outcome = { ...KO(120), method: 'Submission', methodGroup: 'submission' };
const DQ: Outcome = { ...KO(3), method: 'DQ', methodGroup: 'dq' };

beforeAll(async () => {
  database = await createTestDatabase();
  tools = await startTools(database.env);
  build = new MmaBuilder(tools.dataSource);
  await build.dataset();
  const anna = await build.fighter('Anna', { heightCm: 180, bornOn: '1980-06-01' });
  const bea = await build.fighter('Bea', { heightCm: 180, reachCm: 190, bornOn: '1990-01-01' });
  const cleo = await build.fighter('Cleo', { bornOn: '1990-12-31' });
  const nights = await Promise.all(
    [2018, 2019, 2020, 2021, 2022, 2023].map((year) => build.event(`Night ${year}`, `${year}-05-01`)),
  );
  const [n18, n19, n20, n21, n22, n23] = nights;
  if (!n18 || !n19 || !n20 || !n21 || !n22 || !n23) throw new Error('A night is missing.');
  const one = await build.bout(n18, anna, bea, 'win', { ...KO(30), title: 'undisputed' });
  await build.bout(n19, anna, cleo, 'win', { ...SUBMISSION, title: 'tournament' });
  await build.bout(n20, anna, bea, 'no_contest', { method: 'Overturned', methodGroup: 'other' });
  await build.bout(n21, anna, cleo, 'win', {
    title: 'interim',
    weightClass: 'welterweight',
    durationSeconds: 1500,
  });
  await build.bout(n22, bea, cleo, 'win', DQ);
  const last = await build.bout(n23, bea, anna, 'win', KO(45));
  await build.totals(one, anna, {
    knockdowns: 2,
    sigStrikesLanded: 200,
    sigStrikesAttempted: 400,
    takedownsLanded: 0,
  });
  await build.totals(one, bea, { knockdowns: 0, sigStrikesLanded: 5, sigStrikesAttempted: 20 });
  await build.totals(last, anna, { knockdowns: 0, sigStrikesLanded: 10, sigStrikesAttempted: 100 });
  await build.totals(last, bea, { knockdowns: 2, sigStrikesLanded: 30, sigStrikesAttempted: 40 });
  await build.figures();
});

afterAll(async () => {
  await tools.close();
  await database.close();
});

const board = async (args: object): Promise<string[]> => {
  const { data } = await tools.call<LeaderboardData[]>('get_leaderboard', args);
  return data.map(({ rank, name, value }) => `${rank} ${name} ${value}`);
};

describe('get_leaderboard over careers', () => {
  it.each([
    ['wins', {}, ['1 Anna 3', '2 Bea 2', '3 Cleo 0']],
    ['losses', {}, ['1 Cleo 3', '2 Anna 1', '2 Bea 1']],
    ['bouts', {}, ['1 Anna 5', '2 Bea 4', '3 Cleo 3']],
    ['finishes', {}, ['1 Anna 2', '2 Bea 1', '3 Cleo 0']],
    ['ko_tko_wins', {}, ['1 Anna 1', '1 Bea 1', '3 Cleo 0']],
    ['submission_wins', { limit: 1 }, ['1 Anna 1']],
    ['decision_wins', { limit: 1 }, ['1 Anna 1']],
    ['title_bout_wins', {}, ['1 Anna 2', '2 Bea 0', '2 Cleo 0']],
    ['longest_win_streak', {}, ['1 Anna 3', '2 Bea 2', '3 Cleo 0']],
    ['current_win_streak', {}, ['1 Bea 2', '2 Anna 0', '2 Cleo 0']],
    ['knockdowns', {}, ['1 Anna 2', '1 Bea 2']],
    ['sig_strikes_landed', {}, ['1 Anna 210', '2 Bea 35']],
    ['fight_seconds', { limit: 1 }, ['1 Anna 2595']],
    ['height_cm', {}, ['1 Anna 180', '1 Bea 180']],
    ['reach_cm', {}, ['1 Bea 190']],
    ['age', {}, ['1 Anna 44', '2 Bea 35', '3 Cleo 34']],
    ['wins', { order: 'asc' }, ['1 Cleo 0', '2 Bea 2', '3 Anna 3']],
    ['wins', { weight_class: 'welterweight' }, ['1 Anna 1', '2 Cleo 0']],
    ['wins', { from: '2022-01-01' }, ['1 Bea 2', '2 Anna 0', '2 Cleo 0']],
    ['wins', { to: '2018-12-31' }, ['1 Anna 1', '2 Bea 0']],
    ['wins', { min_bouts: 4 }, ['1 Anna 3', '2 Bea 2']],
    ['wins', { min_bouts: 2, from: '2022-01-01' }, ['1 Bea 2']],
    ['longest_win_streak', { weight_class: 'lightweight' }, ['1 Anna 2', '1 Bea 2', '3 Cleo 0']],
    ['wins', { weight_class: 'strawweight' }, []],
  ])('ranks %s with %j', async (metric, args, expected) => {
    expect(await board({ metric, ...args })).toEqual(expected);
  });

  it('applies minimums of bouts and attempts to rates, lower ones within dates, and reports them', async () => {
    const all = await tools.call<LeaderboardData[]>('get_leaderboard', { metric: 'sig_strike_accuracy' });
    expect(all.data.map(({ name, value }) => [name, value])).toEqual([['Anna', 0.42]]);
    expect(all.meta.notes).toContain(
      'Of fighters with at least 5 bouts and 350 attempted significant strikes.',
    );
    const dated = await tools.call<LeaderboardData[]>('get_leaderboard', {
      metric: 'win_rate',
      from: '2018-01-01',
    });
    expect(dated.data.map(({ name, value }) => [name, value])).toEqual([
      ['Anna', 0.6],
      ['Bea', 0.5],
      ['Cleo', 0],
    ]);
    expect(dated.meta.notes).toContain('Of fighters with at least 2 bouts.');
  });

  it('applies the requested minimum of bouts, also to rates', async () => {
    const requested = await tools.call<LeaderboardData[]>('get_leaderboard', {
      metric: 'win_rate',
      min_bouts: 3,
    });
    expect(requested.data.map(({ name }) => name)).toEqual(['Anna', 'Bea', 'Cleo']);
    expect(requested.meta.notes).toContain('Of fighters with at least 3 bouts.');
    const anybody = await tools.call('get_leaderboard', { metric: 'win_rate', min_bouts: 0 });
    expect(anybody.meta.notes.join(' ')).not.toMatch(/at least/);
  });

  it('names the fighters who share the last rank beyond the limit', async () => {
    const { data, meta } = await tools.call<LeaderboardData[]>('get_leaderboard', {
      metric: 'ko_tko_wins',
      limit: 1,
    });
    expect(data.map(({ name }) => name)).toEqual(['Anna']);
    expect(meta).toMatchObject({ truncated: true, row_count: 1 });
    expect(meta.notes).toContain('Also at rank 1: Bea.');
  });

  it('returns no bout, the number of bouts counted and the day of the last bout inside the filters or not', async () => {
    const { data } = await tools.call<LeaderboardData[]>('get_leaderboard', { metric: 'wins', limit: 1 });
    expect(data[0]).toEqual({
      rank: 1,
      fighter_id: expect.any(String),
      name: 'Anna',
      value: 3,
      bouts: 5,
      last_bout_on: '2023-05-01',
    });
    const dated = await tools.call<LeaderboardData[]>('get_leaderboard', { metric: 'wins', to: '2019' });
    expect(dated.data).toMatchObject([{ name: 'Anna', value: 2, last_bout_on: '2023-05-01' }, {}, {}]);
  });
});

describe('get_leaderboard over bouts', () => {
  it.each([
    ['fastest_finish', {}, ['1 Anna 30', '2 Bea 45', '3 Anna 120']],
    ['fastest_finish', { order: 'asc' }, ['1 Anna 30', '2 Bea 45', '3 Anna 120']],
    ['fastest_ko_tko', {}, ['1 Anna 30', '2 Bea 45']],
    ['fastest_submission', {}, ['1 Anna 120']],
    ['longest_bout', { limit: 2 }, ['1 Anna 1500', '2 Anna 900']],
    ['longest_bout', { limit: 1, order: 'asc' }, ['1 Bea 3']],
    ['knockdowns', { scope: 'bout', limit: 2 }, ['1 Anna 2', '1 Bea 2']],
    ['sig_strikes_landed', { scope: 'bout' }, ['1 Anna 200', '2 Bea 30', '3 Anna 10', '4 Bea 5']],
    ['sig_strikes_landed', { scope: 'bout', from: '2023-01-01' }, ['1 Bea 30', '2 Anna 10']],
    ['fastest_finish', { min_bouts: 5 }, ['1 Anna 30', '2 Anna 120']],
    ['fastest_finish', { weight_class: 'welterweight' }, []],
  ])('ranks %s with %j', async (metric, args, expected) => {
    expect(await board({ metric, ...args })).toEqual(expected);
  });

  it('returns the bout of each row and its source', async () => {
    const { data, meta } = await tools.call<LeaderboardData[]>('get_leaderboard', {
      metric: 'fastest_finish',
      limit: 1,
    });
    expect(data[0]).toMatchObject({ bouts: 1, bout: { date: '2018-05-01', time: '0:30', winner: 'Anna' } });
    expect(meta.sources).toEqual([
      expect.objectContaining({ kind: 'bout', label: 'Anna vs. Bea, Night 2018' }),
    ]);
  });
});

describe('get_leaderboard with any arguments', () => {
  const filters: object[] = [
    {},
    { weight_class: 'lightweight' },
    { from: '2018-01-01', to: '2023-12-31' },
    {
      weight_class: 'lightweight',
      from: '2018-01-01',
      to: '2023-12-31',
      min_bouts: 2,
      order: 'asc',
      limit: 100,
    },
  ];
  const calls = METRIC_NAMES.flatMap((metric) => [
    ...(isCareerMetric(metric) ? [[metric, 'career']] : []),
    ...(isBoutMetric(metric) ? [[metric, 'bout']] : []),
  ]);

  it.each(calls)('accepts %s of a %s', async (metric, scope) => {
    for (const filter of filters) {
      const { data, meta } = await tools.call<LeaderboardData[]>('get_leaderboard', {
        metric,
        scope,
        ...filter,
      });
      expect(meta.row_count).toBe(data.length);
      expect(meta.notes[0]).toContain(metric);
      for (const row of data) expect(Number.isFinite(row.value)).toBe(true);
    }
  });

  it('refuses a metric in the wrong scope', async () => {
    expect(await tools.fail('get_leaderboard', { metric: 'wins', scope: 'bout' })).toMatchObject({
      code: 'invalid_arguments',
      suggestions: [{ field: 'metric', message: 'exists only in scope career' }],
    });
  });

  it('notes that starter data compares some fighters only', async () => {
    await build.dataset({ coverage: 'starter', dataVersion: 2 });
    const { meta } = await tools.call('get_leaderboard', { metric: 'wins' });
    await build.dataset({ dataVersion: 3 });
    expect(meta.coverage).toBe('partial');
    expect(meta.notes[0]).toMatch(/starter data.*data:import/);
  });
});
