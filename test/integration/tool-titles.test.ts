import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { traceTitles, type ChampionshipBout, type TitleBoutData, type TitleReignData } from '@app/mma';
import fc from 'fast-check';
import { MmaBuilder } from '../support/mma-builders.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let tools: TestTools;

beforeAll(async () => {
  database = await createTestDatabase();
  tools = await startTools(database.env);
  const build = new MmaBuilder(tools.dataSource);
  await build.dataset();
  const pulver = await build.fighter('Jens Pulver');
  const uno = await build.fighter('Caol Uno');
  const penn = await build.fighter('BJ Penn');
  const sherk = await build.fighter('Sean Sherk', { coverage: 'partial' });
  const undisputed = { title: 'undisputed' } as const;
  const one = await build.event('UFC 30: Battle on the Boardwalk', '2001-02-23');
  await build.bout(one, pulver, uno, 'win', { ...undisputed, cardPosition: 1 });
  await build.bout(one, penn, sherk, 'win', { weightClass: 'welterweight', ...undisputed });
  await build.bout(one, penn, uno, 'win', { title: 'tournament', cardPosition: 2 });
  await build.bout(await build.event('UFC 41: Onslaught', '2003-02-28'), penn, uno, 'draw', undisputed);
  await build.bout(await build.event('UFC 42', '2003-04-25'), pulver, uno, 'no_contest', undisputed);
  await build.bout(await build.event('UFC 73: Stacked', '2007-07-07'), sherk, penn, 'win', {
    title: 'interim',
  });
  await build.bout(await build.event('UFC - Lost Papers', null), penn, pulver, 'win', undisputed);
  await build.bout(await build.event('UFC 80: Rapid Fire', '2008-01-19'), sherk, penn, 'loss', undisputed);
  await build.figures();
});

afterAll(async () => {
  await tools.close();
  await database.close();
});

const reigns = (args: object) => tools.call<TitleReignData[]>('get_title_reigns', args);
const history = (args: object) => tools.call<TitleBoutData[]>('get_title_history', args);

describe('get_title_history', () => {
  it('lists the championship bouts of the class, oldest first, with the champion after each', async () => {
    const { data, meta } = await history({ weight_class: 'lightweight' });
    expect(
      data.map(({ date, title, winner, champion_after }) => [date, title, winner, champion_after]),
    ).toEqual([
      ['2001-02-23', 'undisputed', 'Jens Pulver', 'Jens Pulver'],
      ['2003-02-28', 'undisputed', null, null],
      ['2003-04-25', 'undisputed', null, null],
      ['2007-07-07', 'interim', 'Sean Sherk', 'Sean Sherk'],
      ['2008-01-19', 'undisputed', 'BJ Penn', 'BJ Penn'],
      [null, 'undisputed', 'BJ Penn', 'BJ Penn'],
    ]);
    expect(meta).toMatchObject({ row_count: 6, truncated: false, coverage: 'partial' });
    expect(meta.notes.join(' ')).toMatch(/Sean Sherk.*champion_after is.*Vacated and stripped titles/);
  });

  it('returns a bout like every tool', async () => {
    const { data } = await history({ weight_class: 'welterweight' });
    const [{ champion_after, ...bout } = { champion_after: null, bout_id: '' }] = data;
    const whole = await tools.call('get_bout', { bout_id: bout.bout_id });
    expect(champion_after).toBe('BJ Penn');
    expect(whole.data).toMatchObject(bout);
  });

  it('excludes interim bouts on request', async () => {
    const { data } = await history({ weight_class: 'lightweight', include_interim: false });
    expect(data.map(({ title }) => title)).toEqual(Array(5).fill('undisputed'));
  });

  it('gives a page in either order, undated bouts last', async () => {
    const page = async (order: string, offset: number) => {
      const { data, meta } = await history({ weight_class: 'lightweight', order, limit: 2, offset });
      return [data.map(({ date }) => date), meta.truncated];
    };
    expect(await page('oldest', 0)).toEqual([['2001-02-23', '2003-02-28'], true]);
    expect(await page('newest', 0)).toEqual([['2008-01-19', '2007-07-07'], true]);
    expect(await page('newest', 4)).toEqual([['2001-02-23', null], false]);
    const { meta } = await history({ weight_class: 'lightweight', limit: 2, include_interim: false });
    expect(meta.notes).toContain('5 bouts match.');
    expect(meta.applied).toEqual(['lightweight titles', 'without interim titles']);
  });

  it('reports that a class has no title', async () => {
    const { data, meta } = await history({ weight_class: 'catch_weight' });
    expect(data).toEqual([]);
    expect(meta.notes).toEqual(['No UFC championship bout at catch weight is in the data.']);
  });
});

describe('get_title_reigns', () => {
  it('lists the reigns of a class, newest first', async () => {
    const { data, meta } = await reigns({ weight_class: 'lightweight' });
    expect(data.map(({ name, title, won_on, ended }) => [name, title, won_on, ended])).toEqual([
      ['BJ Penn', 'undisputed', '2008-01-19', null],
      ['Sean Sherk', 'undisputed', null, 'lost'],
      ['Sean Sherk', 'interim', '2007-07-07', 'unified'],
      ['Jens Pulver', 'undisputed', '2001-02-23', 'not_by_a_bout'],
    ]);
    const sherk = { fighter_id: expect.any(String), name: 'Sean Sherk', weight_class: 'lightweight' };
    expect(data.slice(1, 3)).toEqual([
      {
        ...sherk,
        title: 'undisputed',
        won_on: null,
        won_from: null,
        lost_on: '2008-01-19',
        lost_to: 'BJ Penn',
        days: null,
        defences: 0,
        ended: 'lost',
      },
      {
        ...sherk,
        title: 'interim',
        won_on: '2007-07-07',
        won_from: 'BJ Penn',
        lost_on: null,
        lost_to: null,
        days: null,
        defences: 0,
        ended: 'unified',
      },
    ]);
    expect(meta).toMatchObject({ applied: ['lightweight titles'], coverage: 'partial', truncated: false });
    expect(meta.notes.join(' ')).toMatch(/as far as bouts tell.*not_by_a_bout: the title was vacated/);
    expect(meta.sources.map(({ label }) => label)).toContain('Sean Sherk vs. BJ Penn, UFC 73: Stacked');
  });

  it('lists the reigns of a fighter over all classes', async () => {
    const { data, meta } = await reigns({ fighter: 'penn', order: 'oldest', limit: 1 });
    expect(data).toMatchObject([{ name: 'BJ Penn', weight_class: 'welterweight', won_from: 'Sean Sherk' }]);
    expect(meta).toMatchObject({ applied: ['fighter: BJ Penn'], truncated: true });
    expect(meta.notes).toContain('2 reigns match.');
  });

  it('lists the present champions without a class and a fighter', async () => {
    const { data, meta } = await reigns({ include_interim: false });
    expect(data.map(({ name, weight_class, days }) => [name, weight_class, days])).toEqual([
      ['BJ Penn', 'lightweight', 6191],
      ['BJ Penn', 'welterweight', 8712],
    ]);
    expect(meta.applied).toEqual(['present champions only', 'without interim titles']);
  });

  it('reports that a fighter held no title', async () => {
    const { data, meta } = await reigns({ fighter: 'Caol Uno', weight_class: 'lightweight' });
    expect(data).toEqual([]);
    expect(meta.notes).toEqual(['No UFC title reign of Caol Uno at lightweight is in the data.']);
  });
});

describe('the table of title bouts', () => {
  const compare = async (): Promise<number> => {
    const bouts = await tools.dataSource.query<ChampionshipBout[]>(
      `SELECT b.id AS "boutId", b.weight_class AS "weightClass", b.title AS kind, b.held_on::text AS "heldOn",
              b.card_position AS "cardPosition", p.fighter_id AS "aId", p.opponent_id AS "bId",
              CASE p.result WHEN 'win' THEN p.fighter_id WHEN 'loss' THEN p.opponent_id END AS "winnerId"
         FROM mma.bouts b JOIN mma.bout_participants p ON p.bout_id = b.id AND p.corner = 'a'
        WHERE b.title IN ('undisputed', 'interim') AND b.weight_class IS NOT NULL ORDER BY b.weight_class`,
    );
    const table = await tools.dataSource.query<unknown[]>(
      `SELECT bout_id AS "boutId", place AS position, champion_before_id AS "championBeforeId",
              champion_after_id AS "championAfterId"
         FROM mma.title_bouts ORDER BY weight_class, place`,
    );
    expect(table).toEqual(traceTitles(bouts));
    return table.length;
  };

  it('matches the rule', async () => {
    expect(await compare()).toBe(7);
  });

  it('matches the rule on any sequence of bouts', async () => {
    const build = new MmaBuilder(tools.dataSource);
    const people = await Promise.all(['A', 'B', 'C', 'D'].map((name) => build.fighter(`Random ${name}`)));
    const [bouts = []] = fc.sample(
      fc.array(
        fc.record({
          sides: fc.shuffledSubarray(people, { minLength: 2, maxLength: 2 }),
          result: fc.constantFrom('win', 'win', 'loss', 'draw' as const),
          title: fc.constantFrom('undisputed', 'interim' as const),
          weightClass: fc.constantFrom('flyweight', 'bantamweight', 'strawweight' as const),
        }),
        { minLength: 150, maxLength: 150 },
      ),
      { numRuns: 1, seed: 20_260_801 },
    );
    const event = await build.event('UFC Random', '2011-01-01');
    for (const [index, { sides, result, title, weightClass }] of bouts.entries()) {
      const [a = people[0], b = people[1]] = sides;
      if (a === undefined || b === undefined) throw new Error('Two fighters are needed.');
      await build.bout(event, a, b, result, { title, weightClass, cardPosition: index });
    }
    await build.figures();
    expect(await compare()).toBe(157);
  });
});
