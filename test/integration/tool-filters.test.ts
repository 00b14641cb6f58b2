import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FighterBoutData, FighterEntity } from '@app/mma';
import { MmaBuilder } from '../support/mma-builders.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const RESULTS = ['win', 'loss', 'draw', 'no_contest'] as const;
const METHODS = [
  { method: 'KO/TKO', methodGroup: 'ko_tko' },
  { method: 'Decision - Split', methodGroup: 'decision' },
  { method: 'Overturned', methodGroup: 'other' },
] as const;
const CLASSES = ['lightweight', 'welterweight'] as const;
const TITLES = ['none', 'undisputed', 'interim', 'tournament'] as const;

let database: TestDatabase;
let tools: TestTools;
let all: FighterBoutData[];

beforeAll(async () => {
  database = await createTestDatabase();
  tools = await startTools(database.env);
  const build = new MmaBuilder(tools.dataSource);
  await build.dataset();
  const hero = await build.fighter('Hanna Hero');
  const rivals: FighterEntity[] = [await build.fighter('Rita Rival'), await build.fighter('Olga Other')];
  for (let index = 0; index < 48; index += 1) {
    const day = index % 11 === 0 ? null : `20${String(10 + (index % 10)).padStart(2, '0')}-06-01`;
    const event = await build.event(`UFC ${index + 1}: Hero`, day);
    const rival = rivals[(index >> 1) % 2];
    if (rival === undefined) continue;
    await build.bout(event, hero, rival, RESULTS[index % 4] ?? 'win', {
      ...METHODS[index % 3],
      weightClass: CLASSES[(index >> 2) % 2] ?? null,
      title: TITLES[(index >> 3) % 4] ?? 'none',
    });
  }
  await build.figures();
  all = await find({});
});

afterAll(async () => {
  await tools.close();
  await database.close();
});

async function find(filter: object): Promise<FighterBoutData[]> {
  const args = { fighter: 'Hanna Hero', limit: 100, ...filter };
  return (await tools.call<FighterBoutData[]>('get_fighter_bouts', args)).data;
}

/** Each filter with the bouts it must keep. */
const FILTERS: { filter: object; keeps: (bout: FighterBoutData) => boolean }[] = [
  { filter: { opponent: 'Rita Rival' }, keeps: ({ opponent }) => opponent === 'Rita Rival' },
  { filter: { result: 'win' }, keeps: ({ result }) => result === 'win' },
  { filter: { method_group: 'decision' }, keeps: (bout) => bout.method_group === 'decision' },
  { filter: { weight_class: 'lightweight' }, keeps: (bout) => bout.weight_class === 'lightweight' },
  { filter: { title_only: true }, keeps: ({ title }) => title === 'undisputed' || title === 'interim' },
  { filter: { from: '2013-06-01' }, keeps: ({ date }) => date !== null && date >= '2013-06-01' },
  { filter: { to: '2017-06-01' }, keeps: ({ date }) => date !== null && date <= '2017-06-01' },
];

const COMBINATIONS = Array.from({ length: 2 ** FILTERS.length }, (_, bits) =>
  FILTERS.filter((__, index) => ((bits >> index) & 1) === 1),
);

describe('the filters of get_fighter_bouts', () => {
  it('match in any combination', async () => {
    expect(all).toHaveLength(48);
    for (const combination of COMBINATIONS) {
      const filter = Object.assign({}, ...combination.map((each) => each.filter)) as object;
      const expected = all.filter((bout) => combination.every(({ keeps }) => keeps(bout)));
      const ids = (await find(filter)).map(({ bout_id }) => bout_id);
      expect([filter, ids]).toEqual([filter, expected.map(({ bout_id }) => bout_id)]);
    }
  });

  it('reverse the order, except for bouts without a date', async () => {
    const oldest = await find({ order: 'oldest' });
    const dated = (bouts: FighterBoutData[]): string[] => bouts.flatMap(({ date }) => date ?? []);
    expect(dated(oldest)).toEqual(dated(all).toReversed());
    expect(oldest.slice(-5).map(({ date }) => date)).toEqual(Array(5).fill(null));
    expect(all.slice(-5).map(({ date }) => date)).toEqual(Array(5).fill(null));
  });
});
