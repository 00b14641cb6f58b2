import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AggregateData, RankingsData } from '@app/mma';
import { MmaBuilder } from '../support/mma-builders.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const KO = { method: 'KO/TKO', methodGroup: 'ko_tko', round: 1, durationSeconds: 60 } as const;
const SUBMISSION = {
  method: 'Submission',
  methodGroup: 'submission',
  round: 2,
  durationSeconds: 400,
} as const;
const DQ = { method: 'DQ', methodGroup: 'dq', round: 1, durationSeconds: null } as const;

let database: TestDatabase;
let tools: TestTools;
let build: MmaBuilder;

const aggregate = async (args: object): Promise<AggregateData[]> =>
  (await tools.call<AggregateData[]>('aggregate_bouts', args)).data;
const rankings = (args: object) => tools.call<RankingsData>('get_rankings', args);

beforeAll(async () => {
  database = await createTestDatabase();
  tools = await startTools(database.env);
  build = new MmaBuilder(tools.dataSource);
  await build.dataset();
  const ann = await build.fighter('Ann Archer');
  const bea = await build.fighter('Bea Baker');
  const cat = await build.fighter('Cat Carver');
  const seoul = await build.event('Night One', '2018-05-01', { location: 'Seoul, South Korea' });
  const busan = await build.event('Night Two', '2019-06-01', { location: 'Busan, South Korea' });
  const vegas = await build.event('Night Three', '2019-07-01', { location: 'Las Vegas, Nevada, USA' });
  const undated = await build.event('Night Without a Day', null);
  await build.bout(seoul, ann, bea, 'win', { ...KO, title: 'undisputed', referee: 'Herb Dean' });
  await build.bout(seoul, bea, cat, 'win', { cardPosition: 1, referee: 'Herb Dean' });
  await build.bout(busan, ann, cat, 'loss', {
    ...SUBMISSION,
    weightClass: 'heavyweight',
    title: 'tournament',
  });
  await build.bout(vegas, ann, bea, 'win', { title: 'interim' });
  await build.bout(vegas, bea, cat, 'loss', { ...DQ, cardPosition: 1 });
  await build.bout(undated, ann, cat, 'win', { ...KO, durationSeconds: null });
  await build.figures();
});

afterAll(async () => {
  await tools.close();
  await database.close();
});

describe('get_rankings without rankings', () => {
  it('returns no date, with a reason', async () => {
    const { data, meta } = await rankings({});
    expect(data).toEqual({ date: null, rankings: [] });
    expect(meta.notes.join(' ')).toContain('npm run data:import');
  });
});

describe('aggregate_bouts', () => {
  it('counts all bouts in one row', async () => {
    const { data, meta } = await tools.call<AggregateData[]>('aggregate_bouts', {});
    expect(data).toEqual([
      {
        key: 'all',
        events: 4,
        bouts: 6,
        finishes: 3,
        finish_rate: 0.5,
        ko_tko: 2,
        submission: 1,
        decision: 2,
        avg_duration_seconds: 565,
      },
    ]);
    expect(meta).toMatchObject({ coverage: 'complete', row_count: 1, truncated: false });
    expect(meta.sources.map((source) => source.label)).toEqual([
      'Night Three',
      'Night Two',
      'Night One',
      'Night Without a Day',
    ]);
  });

  it.each<[string, object, [string | null, number][]]>([
    [
      'year',
      {},
      [
        ['2018', 2],
        ['2019', 3],
        [null, 1],
      ],
    ],
    [
      'country',
      {},
      [
        ['South Korea', 3],
        ['USA', 2],
        [null, 1],
      ],
    ],
    [
      'city',
      {},
      [
        ['Las Vegas', 2],
        ['Seoul', 2],
        ['Busan', 1],
        [null, 1],
      ],
    ],
    [
      'referee',
      {},
      [
        [null, 4],
        ['Herb Dean', 2],
      ],
    ],
    [
      'round',
      {},
      [
        ['1', 3],
        ['2', 1],
        ['3', 2],
      ],
    ],
    [
      'weight_class',
      {},
      [
        ['lightweight', 5],
        ['heavyweight', 1],
      ],
    ],
    [
      'method_group',
      {},
      [
        ['decision', 2],
        ['ko_tko', 2],
        ['dq', 1],
        ['submission', 1],
      ],
    ],
    [
      'method',
      { from: '2019-01-01' },
      [
        ['DQ', 1],
        ['Decision - Unanimous', 1],
        ['Submission', 1],
      ],
    ],
    ['none', { title_only: true }, [['all', 2]]],
    ['none', { from: '2019-06-01', to: '2019-06-30' }, [['all', 1]]],
    [
      'year',
      { fighter: 'Ann Archer', method_group: 'ko_tko' },
      [
        ['2018', 1],
        [null, 1],
      ],
    ],
    [
      'country',
      { fighter: 'archer', weight_class: 'lightweight', title_only: true },
      [
        ['South Korea', 1],
        ['USA', 1],
      ],
    ],
    ['year', { from: '2030-01-01' }, []],
  ])('groups by %s with %j', async (group, filter, counts) => {
    const rows = await aggregate({ group_by: group, ...filter });
    expect(rows.map((row) => [row.key, row.bouts])).toEqual(counts);
  });

  it('returns zero for no bouts, with rates null', async () => {
    const { data, meta } = await tools.call<AggregateData[]>('aggregate_bouts', { from: '2030-01-01' });
    expect(data).toEqual([
      expect.objectContaining({
        key: 'all',
        events: 0,
        bouts: 0,
        finish_rate: null,
        avg_duration_seconds: null,
      }),
    ]);
    expect(meta.notes).toEqual(['No UFC bout in the data matches.']);
  });

  it('returns a null average if no length is known', async () => {
    const [row] = await aggregate({ method_group: 'dq' });
    expect(row).toMatchObject({ bouts: 1, avg_duration_seconds: null });
  });

  it('reports the number of groups when it shows fewer', async () => {
    const { data, meta } = await tools.call<AggregateData[]>('aggregate_bouts', {
      group_by: 'city',
      limit: 1,
    });
    expect(data).toHaveLength(1);
    expect(meta.truncated).toBe(true);
    expect(meta.notes).toContain('4 groups match.');
  });

  it.each([
    [{ fighter: 'Nobody Known' }, 'fighter_not_found'],
    [{ group_by: 'judge' }, 'invalid_arguments'],
    [{ from: '2020-01-02', to: '2020-01-01' }, 'invalid_arguments'],
  ])('refuses %j', async (args, code) => {
    expect((await tools.fail('aggregate_bouts', args)).code).toBe(code);
  });
});

describe('get_rankings', () => {
  beforeAll(async () => {
    const ann = await build.fighter('Rita Ranked');
    const bea = await build.fighter('Tess Tied');
    await build.ranking('pound_for_pound', '2013-02-04', 1, ann);
    await build.ranking('pound_for_pound', '2013-02-25', 2, ann);
    await build.ranking('pound_for_pound', '2013-02-25', 1, bea);
    await build.ranking('women_strawweight', '2013-02-25', 0, ann);
    await build.ranking('women_strawweight', '2014-01-01', 1, ann);
    await build.ranking('women_strawweight', '2014-01-01', 1, bea);
  });

  it.each([
    [{ weight_class: 'pound-for-pound', as_of: '2013-02-28' }, '2013-02-25', ['Tess Tied', 'Rita Ranked']],
    [{ weight_class: 'Pound For Pound', as_of: '2013-02-24' }, '2013-02-04', ['Rita Ranked']],
    [{ weight_class: 'pound_for_pound' }, '2013-02-25', ['Tess Tied', 'Rita Ranked']],
    [
      { weight_class: "Women's Strawweight", as_of: '2014-01-01' },
      '2014-01-01',
      ['Rita Ranked', 'Tess Tied'],
    ],
    [{ as_of: '2013-03-01' }, '2013-02-25', ['Tess Tied', 'Rita Ranked', 'Rita Ranked']],
    [{}, '2014-01-01', ['Rita Ranked', 'Tess Tied']],
    [{ weight_class: 'pound-for-pound', as_of: '2013-01-01' }, null, []],
    [{ weight_class: 'heavyweight' }, null, []],
  ])('returns the newest list for %j', async (args, date, names) => {
    const { data } = await rankings(args);
    expect(data.date).toBe(date);
    expect(data.rankings.map((place) => place.name)).toEqual(names);
  });

  it('reports the dates of the lists', async () => {
    const { meta } = await rankings({ weight_class: 'p4p', as_of: '2013-01-01' });
    expect(meta.notes).toEqual([
      'There is no list on or before 2013-01-01.',
      'Official UFC rankings of pound_for_pound in the data reach from 2013-02-04 to 2013-02-25.',
    ]);
    expect((await rankings({})).meta.sources).toEqual([
      expect.objectContaining({ kind: 'ranking', id: 'women_strawweight:2014-01-01' }),
    ]);
  });

  it('refuses an unknown list and names the available ones', async () => {
    const error = await tools.fail('get_rankings', { weight_class: 'catch_weight' });
    expect(error.code).toBe('invalid_arguments');
    expect(error.message).toContain('women_pound_for_pound');
  });
});
