import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServedDataVersion } from '@app/mma';
import { MmaBuilder } from '../support/mma-builders.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let tools: TestTools;

beforeAll(async () => {
  database = await createTestDatabase();
  tools = await startTools(database.env);
});

afterAll(async () => {
  await tools.close();
  await database.close();
});

describe('a tool without any data', () => {
  it.each([
    ['get_fighter', { fighter: 'Jon Jones' }, 'fighter_not_found'],
    ['get_event', { event: 'UFC 300' }, 'event_not_found'],
    ['get_bout', { fighter_a: 'Jon Jones', fighter_b: 'DC' }, 'fighter_not_found'],
  ])('%s finds nothing', async (name, args, code) => {
    expect(await tools.fail(name, args)).toMatchObject({
      code,
      message: expect.stringContaining('data:import'),
    });
  });

  it('returns a hint how to import data', async () => {
    const { data, meta } = await tools.call('get_leaderboard', { metric: 'wins' });
    expect(data).toEqual([]);
    expect(meta).toMatchObject({
      as_of: null,
      coverage: 'partial',
      notes: [expect.stringContaining('data:import'), expect.anything(), expect.anything()],
    });
  });
});

describe('bad arguments', () => {
  beforeAll(async () => {
    const build = new MmaBuilder(tools.dataSource);
    await build.dataset();
    const jones = await build.fighter('Jon Jones');
    const cormier = await build.fighter('Daniel Cormier');
    await build.bout(await build.event('UFC 182: Jones vs. Cormier', '2015-01-03'), jones, cormier, 'win');
    await build.figures();
  });

  it.each([
    ['get_fighter', {}, ['fighter']],
    ['get_fighter', { fighter: '' }, ['fighter']],
    ['get_fighter', { fighter: '   ' }, ['fighter']],
    ['get_fighter', { fighter: 7 }, ['fighter']],
    ['get_fighter', { fighter: null }, ['fighter']],
    ['get_fighter', { fighter: ['Jon Jones'] }, ['fighter']],
    ['get_fighter', { fighter: 'x'.repeat(10_000) }, ['fighter']],
    ['get_fighter', { fighter: 'Jon Jones', as_of: '2015-02-30' }, ['as_of']],
    ['get_fighter', { fighter: 'Jon Jones', as_of: '0000-01-01' }, ['as_of']],
    ['get_fighter', { fighter: 'Jon Jones', as_of: 'yesterday' }, ['as_of']],
    ['get_fighter', { fighter: 'Jon Jones', extra: 1, more: 2 }, ['extra', 'more']],
    ['get_fighter_bouts', { fighter: 'Jon Jones', limit: 0 }, ['limit']],
    ['get_fighter_bouts', { fighter: 'Jon Jones', limit: -5 }, ['limit']],
    ['get_fighter_bouts', { fighter: 'Jon Jones', limit: 1e9 }, ['limit']],
    ['get_fighter_bouts', { fighter: 'Jon Jones', limit: 1.5 }, ['limit']],
    ['get_fighter_bouts', { fighter: 'Jon Jones', limit: 'five' }, ['limit']],
    ['get_fighter_bouts', { fighter: 'Jon Jones', offset: -1 }, ['offset']],
    ['get_fighter_bouts', { fighter: 'Jon Jones', offset: 1e12 }, ['offset']],
    ['get_fighter_bouts', { fighter: 'Jon Jones', from: '2020-01-02', to: '2020-01-01' }, ['to']],
    ['get_fighter_bouts', { fighter: 'Jon Jones', result: 'victory', order: 'random' }, ['order', 'result']],
    ['get_fighter_bouts', { fighter: 'Jon Jones', title_only: 'yes' }, ['title_only']],
    ['get_event', { event: 'x'.repeat(10_000) }, ['event']],
    ['get_bout', { bout_id: "' OR 1=1 --" }, ['bout_id']],
    ['search_fighters', { query: 'Jones', weight_class: 'Heavy' }, ['weight_class']],
    ['get_leaderboard', { metric: 'money' }, ['metric']],
    ['get_leaderboard', { metric: 'wins', min_bouts: -1, limit: 101 }, ['limit', 'min_bouts']],
    ['get_leaderboard', { metric: 'wins', from: '2020-01-02', to: '2020-01-01' }, ['to']],
    ['get_leaderboard', null, ['arguments']],
  ])('of %s %j are named in the error', async (name, args, fields) => {
    const error = await tools.fail(name, args);
    expect(error.code).toBe('invalid_arguments');
    const faults = error.suggestions as { field: string; message: string }[];
    expect(faults.map(({ field }) => field).sort()).toEqual(fields);
    for (const { field } of faults) expect(error.message).toContain(field);
  });

  it.each([
    ['get_leaderboard', { metric: 'Wins', limit: '3' }, { metric: 'wins', limit: 3 }],
    [
      'get_fighter_bouts',
      { fighter: 'Jon Jones', opponent: null, weight_class: 'Lightweight', from: '2015' },
      { fighter: 'Jon Jones', weight_class: 'lightweight', from: '2015-01-01' },
    ],
    [
      'get_fighter',
      { fighter: 'Jon Jones', as_of: '2018-10-06T00:00:00Z' },
      { fighter: 'Jon Jones', as_of: '2018-10-06' },
    ],
    ['get_fighter', '{"fighter":"Jon Jones"}', { fighter: 'Jon Jones' }],
  ])('of %s that are obviously meant are accepted: %j', async (name, args, meant) => {
    const { signal } = new AbortController();
    const outcome = await tools.registry.call(name, args, signal);
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome).toEqual(await tools.registry.call(name, meant, signal));
  });

  it.each([
    "Robert'); DROP TABLE mma.fighters;--",
    "' OR '1'='1",
    '%',
    '_',
    '\\',
    '\u0000',
    '${jndi}',
    '😀😀😀',
    '존'.repeat(100),
    'a '.repeat(60),
    '\u202e\u202e',
  ])('treats %j as an unknown name', async (fighter) => {
    expect(await tools.fail('get_fighter', { fighter })).toMatchObject({ code: 'fighter_not_found' });
    expect(await tools.fail('get_event', { event: fighter })).toMatchObject({ code: 'event_not_found' });
    const { data } = await tools.call('search_fighters', { query: fighter });
    expect(data).toEqual([]);
  });

  it('notes that only starter data may lack a fighter', async () => {
    const build = new MmaBuilder(tools.dataSource);
    const whole = await tools.fail('get_fighter', { fighter: 'Nobody Atall' });
    await build.dataset({ coverage: 'starter' });
    const starter = await tools.fail('get_fighter', { fighter: 'Nobody Atall' });
    await build.dataset();
    expect(whole.message).not.toContain('data:import');
    expect(starter.message).toMatch(/starter data.*data:import/);
  });

  it('does not change the data', async () => {
    const { data } = await tools.call('get_fighter', { fighter: 'Jon Jones' });
    expect(data).toMatchObject({ record: { wins: 1 } });
  });

  it('does not wait for the database after an abort', async () => {
    const caller = new AbortController();
    const reason = new Error('stopped');
    const call = tools.registry.call('get_fighter', { fighter: 'Jon Jones' }, caller.signal);
    caller.abort(reason);
    await expect(call).rejects.toBe(reason);
  });
});

describe('names after an import', () => {
  it('are available without a restart', async () => {
    const { signal } = new AbortController();
    const build = new MmaBuilder(tools.dataSource);
    expect(await tools.names.findMentions('khabib nurmagomedov', signal)).toEqual([]);
    const khabib = await build.fighter('Khabib Nurmagomedov');
    const conor = await build.fighter('Conor McGregor');
    await build.bout(await build.event('UFC 229: Khabib vs. McGregor', '2018-10-06'), khabib, conor, 'win');
    await build.figures();
    await build.dataset({ dataVersion: 2 });
    await tools.get(ServedDataVersion).refresh();
    const found = await tools.names.findMentions('하빕이랑 맥그리거', signal);
    expect(found.map(({ candidates }) => candidates[0]?.fighterId)).toEqual([khabib.id, conor.id]);
    const korean = await tools.names.koreanNames([khabib.id, 'unknown']);
    expect([...korean]).toEqual([[khabib.id, '하빕 누르마고메도프']]);
  });
});
