import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '@app/config';
import { openDataSource, type OpenDatabase } from '@app/database';
import { itWith, POSTGRES } from '../support/needs.js';
import { queryRows, selectRows } from '../../libs/mma/src/repositories/abortable-query.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const RUNNING = `SELECT count(*)::int AS running FROM pg_stat_activity
  WHERE datname = current_database() AND state = 'active' AND query LIKE 'SELECT pg_sleep(30)%'`;

describe('an aborted statement', () => {
  let database: TestDatabase;
  let opened: OpenDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    opened = await openDataSource(loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), ...database.env }), []);
  });

  afterAll(async () => {
    await opened.close();
    await database.close();
  });

  it('does not start when its signal is already aborted', async () => {
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(queryRows(opened.dataSource, 'SELECT 1', [], signal)).rejects.toThrow('too late');
  });

  const statements: [string, (signal: AbortSignal) => Promise<unknown>][] = [
    [
      'by hand',
      (signal: AbortSignal) => queryRows(opened.dataSource, 'SELECT pg_sleep(30) AS slept', [], signal),
    ],
    [
      'of the query builder',
      (signal: AbortSignal) =>
        selectRows(
          opened.dataSource
            .createQueryBuilder()
            .select('pg_sleep(30)', 'slept')
            .from('pg_class', 'c')
            .limit(1),
          signal,
        ),
    ],
  ];
  for (const [kind, sleep] of statements) {
    itWith([POSTGRES], `${kind} is cancelled by the database, and its connection is reused`, async () => {
      const { dataSource } = opened;
      const controller = new AbortController();
      const sleeping = sleep(controller.signal);
      const running = async (): Promise<number> =>
        (await dataSource.query<{ running: number }[]>(RUNNING))[0]?.running ?? 0;
      while ((await running()) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      controller.abort(new Error('stopped by its caller'));
      await expect(sleeping).rejects.toThrow('stopped by its caller');
      while ((await running()) > 0) await new Promise((resolve) => setTimeout(resolve, 10));
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          dataSource.query<{ number: number }[]>('SELECT $1::int AS number', [index]),
        ),
      );
      expect(answers.map(([row]) => row?.number)).toEqual(Array.from({ length: 20 }, (_, index) => index));
    });
  }

  itWith([POSTGRES], 'is all that fails when the database ends its connection', async () => {
    const { dataSource } = opened;
    const { signal } = new AbortController();
    const sleeping = queryRows(dataSource, 'SELECT pg_sleep(30) AS slept', [], signal);
    const outcome = sleeping.then(
      () => 'slept',
      () => 'failed',
    );
    const end = `SELECT count(pg_terminate_backend(pid))::int AS ended FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'active' AND query LIKE 'SELECT pg_sleep(30)%'`;
    while ((await dataSource.query<{ ended: number }[]>(end))[0]?.ended === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await outcome).toBe('failed');
    expect(await queryRows(dataSource, 'SELECT 1 AS one', [], signal)).toEqual([{ one: 1 }]);
  });

  itWith([POSTGRES], 'keeps no plan that a changed table made invalid', async () => {
    const { dataSource } = opened;
    const { signal } = new AbortController();
    await dataSource.query('CREATE TABLE app.changing (one integer); INSERT INTO app.changing VALUES (1)');
    const read = () => queryRows(dataSource, 'SELECT * FROM app.changing', [], signal);
    for (let times = 0; times < 8; times += 1) await read();
    await dataSource.query('ALTER TABLE app.changing ADD two integer');
    expect(await read()).toEqual([{ one: 1, two: null }]);
    expect(await read()).toEqual([{ one: 1, two: null }]);
  });
});
