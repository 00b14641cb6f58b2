import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ComparisonData, FighterData } from '@app/mma';
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
  const jones = await build.fighter('Jon Jones', {
    nickname: 'Bones',
    bornOn: '1987-07-19',
    reachCm: 214.63,
  });
  const cormier = await build.fighter('Daniel Cormier', { nickname: 'DC', bornOn: '1979-03-20' });
  const miocic = await build.fighter('Stipe Miocic');
  const gustafsson = await build.fighter('Alexander Gustafsson');
  const lonely = await build.fighter('Lonely One', { coverage: 'partial' });
  const on = (name: string, day: string | null) => build.event(name, day);
  await build.bout(await on('UFC 165: Jones vs Gustafsson', '2013-09-21'), jones, gustafsson, 'win');
  await build.bout(await on('UFC 182: Jones vs. Cormier', '2015-01-03'), jones, cormier, 'win');
  await build.bout(await on('UFC 192: Cormier vs. Gustafsson', '2015-10-03'), cormier, gustafsson, 'win');
  await build.bout(await on('UFC 214: Cormier vs. Jones 2', '2017-07-29'), cormier, jones, 'no_contest');
  await build.bout(await on('UFC 226: Miocic vs. Cormier', '2018-07-07'), miocic, cormier, 'loss');
  await build.bout(await on('UFC 232: Jones vs. Gustafsson 2', '2018-12-29'), jones, gustafsson, 'win');
  await build.bout(await on('UFC 252: Miocic vs. Cormier 3', '2020-08-15'), miocic, cormier, 'win');
  await build.bout(await on('UFC 309: Jones vs. Miocic', '2024-11-16'), jones, miocic, 'win');
  await build.bout(await on('UFC - Lost Papers', null), lonely, miocic, 'win');
  await build.figures();
});

afterAll(async () => {
  await tools.close();
  await database.close();
});

const compare = (args: object) => tools.call<ComparisonData>('compare_fighters', args);

describe('compare_fighters', () => {
  it('returns both as get_fighter does', async () => {
    const { data, meta } = await compare({ fighter_a: 'Bones', fighter_b: 'DC' });
    const a = await tools.call<FighterData>('get_fighter', { fighter: 'Jon Jones' });
    const b = await tools.call<FighterData>('get_fighter', { fighter: 'Daniel Cormier' });
    expect(data.a).toEqual(a.data);
    expect(data.b).toEqual(b.data);
    expect(meta).toMatchObject({ row_count: 1, truncated: false, coverage: 'complete' });
    expect(meta.sources.map(({ kind }) => kind)).toEqual(['fighter', 'fighter', 'bout', 'bout']);
  });

  it('lists their bouts against each other, the newest first', async () => {
    const { data } = await compare({ fighter_a: 'Jon Jones', fighter_b: 'Daniel Cormier' });
    expect(data.head_to_head.map(({ date, winner }) => [date, winner])).toEqual([
      ['2017-07-29', null],
      ['2015-01-03', 'Jon Jones'],
    ]);
  });

  it('lists common opponents, most recently met first, with the results oldest first', async () => {
    const { data } = await compare({ fighter_a: 'Jon Jones', fighter_b: 'Daniel Cormier' });
    expect(data.common_opponents).toEqual([
      { name: 'Stipe Miocic', a: ['win'], b: ['win', 'loss'] },
      { name: 'Alexander Gustafsson', a: ['win', 'win'], b: ['win'] },
    ]);
  });

  it('swaps the sides with the arguments', async () => {
    const { data } = await compare({ fighter_a: 'Daniel Cormier', fighter_b: 'Jon Jones' });
    expect(data.a.name).toBe('Daniel Cormier');
    expect(data.common_opponents[0]).toEqual({ name: 'Stipe Miocic', a: ['win', 'loss'], b: ['win'] });
  });

  it('ignores everything on or after a day', async () => {
    const args = { fighter_a: 'Jon Jones', fighter_b: 'Daniel Cormier', as_of: '2017-07-29' };
    const { data, meta } = await compare(args);
    const then = await tools.call<FighterData>('get_fighter', { fighter: 'Jon Jones', as_of: '2017-07-29' });
    expect(data.a).toEqual(then.data);
    expect(data.head_to_head.map(({ date }) => date)).toEqual(['2015-01-03']);
    expect(data.common_opponents).toEqual([{ name: 'Alexander Gustafsson', a: ['win'], b: ['win'] }]);
    expect(meta.notes.filter((note) => note.startsWith('As known before 2017-07-29'))).toHaveLength(1);
  });

  it('reports that two fighters never met', async () => {
    const { data, meta } = await compare({ fighter_a: 'Lonely One', fighter_b: 'Daniel Cormier' });
    expect(data.head_to_head).toEqual([]);
    expect(data.common_opponents).toEqual([{ name: 'Stipe Miocic', a: ['win'], b: ['win', 'loss'] }]);
    expect(meta.coverage).toBe('partial');
    expect(meta.notes).toContain(
      'Lonely One and Daniel Cormier have no UFC bout against each other in the data.',
    );
    expect(meta.notes).toContainEqual(expect.stringMatching(/^Lonely One: 1 bout\(s\) without a date/));
  });

  it.each([
    ['Jon Jones', 'Jon Jones'],
    ['Jon Jones', 'Bones'],
  ])('refuses %s and %s, the same fighter', async (fighter_a, fighter_b) => {
    expect(await tools.fail('compare_fighters', { fighter_a, fighter_b })).toEqual({
      code: 'invalid_arguments',
      message:
        'The arguments are not valid. fighter_b: must be another fighter than fighter_a; both are Jon Jones.',
      suggestions: [
        { field: 'fighter_b', message: 'must be another fighter than fighter_a; both are Jon Jones' },
      ],
    });
  });
});
