import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { describeWith, POSTGRES } from '../support/needs.js';
import { isRepelled, runAttacks, snapshot, type AttackOutcome } from '../support/run-sql-attacks.js';
import { SQL_ATTACKS } from '../support/sql-attacks.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describeWith([POSTGRES], 'attacks on run_query', () => {
  let database: TestDatabase;
  let tools: TestTools;
  let listener: pg.Client;
  let before: Record<string, unknown>;
  let outcomes: AttackOutcome[];
  const notifications: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase({ data: 'starter' });
    tools = await startTools({ ...database.env, SQL_TOOL_ENABLED: 'true', DATABASE_POOL_SIZE: '3' });
    const url = database.env['DATABASE_URL'] ?? '';
    listener = new pg.Client({ connectionString: url });
    listener.on('notification', ({ channel }) => notifications.push(channel));
    await listener.connect();
    await listener.query('LISTEN mma');
    before = await snapshot(url);
    outcomes = await runAttacks(tools);
  }, 240_000);

  afterAll(async () => {
    await listener.end();
    await tools.close();
    await database.close();
  });

  it.each(SQL_ATTACKS)('$name: $expected', ({ name }) => {
    const outcome = outcomes.find(({ attack }) => attack.name === name);
    expect(outcome).toBeDefined();
    expect({ ...outcome, isRepelled: outcome !== undefined && isRepelled(outcome) }).toMatchObject({
      isRepelled: true,
    });
  });

  it('change nothing', async () => {
    expect(await snapshot(database.env['DATABASE_URL'] ?? '')).toEqual(before);
    await listener.query('SELECT 1');
    expect(notifications).toEqual([]);
  });

  it("leave the service's own connections as they were", async () => {
    const settings = await Promise.all(
      [1, 2, 3].map(() =>
        tools.dataSource.query<object[]>(
          `SELECT current_user = session_user AS own, current_setting('statement_timeout') AS timeout,
                  current_setting('transaction_read_only') AS read_only, current_setting('search_path') AS path,
                  (SELECT count(*)::int FROM pg_prepared_statements) AS prepared`,
        ),
      ),
    );
    for (const [row] of settings) {
      expect(row).toMatchObject({ own: true, timeout: '1min', read_only: 'off', path: '"$user", public' });
    }
  });
});
