import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DrainingDataSource, runIsolated } from '@app/database';
import pg from 'pg';
import { describeWith, POSTGRES } from '../support/needs.js';
import { startTools, type TestTools } from '../support/start-tools.js';

const SCRIPT = readFileSync('deploy/sql-tool.sql', 'utf8');

describeWith([POSTGRES], 'run_query for a database user that may not create roles', () => {
  const name = `mma_test_${randomBytes(6).toString('hex')}`;
  let administrator: pg.Client;
  let inDatabase: pg.Client;
  let url: string;
  let tools: TestTools;

  const start = () => startTools({ DATABASE_URL: url, SQL_TOOL_ENABLED: 'true', DATABASE_POOL_SIZE: '4' });
  const runScript = () => inDatabase.query(SCRIPT.replace("= 'mma'", `= '${name}'`));

  beforeAll(async () => {
    const server = new URL(process.env['TEST_DATABASE_URL'] ?? '');
    administrator = new pg.Client({ connectionString: server.href });
    await administrator.connect();
    await administrator.query(`CREATE ROLE ${name} LOGIN PASSWORD 'secret'`);
    await administrator.query(`CREATE DATABASE ${name} OWNER ${name}`);
    server.pathname = `/${name}`;
    inDatabase = new pg.Client({ connectionString: server.href });
    await inDatabase.connect();
    server.username = name;
    server.password = 'secret';
    url = server.href;
    tools = await start();
  }, 60_000);

  afterAll(async () => {
    await tools.close();
    await inDatabase.end();
    await administrator.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await administrator.query(`DROP ROLE ${name}`);
    await administrator.end();
  });

  it('is unavailable, is not offered, and says what to do', async () => {
    const { code, message } = await tools.fail('run_query', { sql: 'SELECT 1' });
    expect(code).toBe('tool_unavailable');
    expect(message).toContain('deploy/sql-tool.sql');
    expect(tools.registry.definitions().map((tool) => tool.name)).not.toContain('run_query');
  });

  it('works after the script of the administrator, which can be run again', async () => {
    await runScript();
    await runScript();
    await tools.close();
    tools = await start();
    expect(tools.registry.definitions().map((tool) => tool.name)).toContain('run_query');
    expect((await tools.call<{ rows: unknown[] }>('run_query', { sql: 'SELECT 1' })).data.rows).toEqual([
      [1],
    ]);
  });

  it.each([
    ["SELECT set_config('statement_timeout', '0', false)", /permission denied for function set_config/],
    ["SELECT lo_from_bytea(0, 'x'::bytea)", /permission denied/],
    ['SELECT pg_advisory_lock(1)', /permission denied/],
    ["SELECT pg_notify('mma', 'x')", /permission denied/],
    ["SELECT query_to_xml('SELECT 1', true, false, '')", /permission denied/],
    ['SELECT * FROM app.users', /permission denied for schema app/],
    ['SELECT * FROM mma.fighters', /permission denied for schema mma/],
    ['SELECT 1; SELECT 2', /multiple commands/],
    ['DELETE FROM mma_read.fighters', /cannot delete/],
    ['SELECT * FROM mma_read.fighters FOR UPDATE', /read-only transaction|permission denied/],
  ])('PostgreSQL refuses it too: %s', async (sql, reason) => {
    const { dataSource } = tools;
    if (!(dataSource instanceof DrainingDataSource)) throw new Error('no PostgreSQL');
    const result = runIsolated(
      dataSource,
      {
        sql,
        role: 'mma_savant_reader',
        schema: 'mma_read',
        settings: {},
        mostRows: 10,
        mostBytes: 100_000,
        checkPlan: () => undefined,
      },
      new AbortController().signal,
    );
    await expect(result).rejects.toThrow(reason);
  });

  it('cuts the connection of a result that is too large', async () => {
    const { dataSource } = tools;
    if (!(dataSource instanceof DrainingDataSource)) throw new Error('no PostgreSQL');
    const query = {
      sql: "SELECT repeat('x', 100000000)",
      role: 'mma_savant_reader',
      schema: 'mma_read',
      settings: {},
      mostRows: 10,
      mostBytes: 100_000,
      checkPlan: () => undefined,
    };
    await expect(runIsolated(dataSource, query, new AbortController().signal)).rejects.toThrow(
      /larger than 100000/,
    );
  });

  it('is unavailable while the user may not grant the views', async () => {
    await inDatabase.query(`ALTER VIEW mma_read.bouts OWNER TO ${administrator.user ?? ''}`);
    await inDatabase.query(`REVOKE ALL ON mma_read.bouts FROM ${name}, mma_savant_reader`);
    await tools.close();
    tools = await start();
    const { code, message } = await tools.fail('run_query', { sql: 'SELECT 1' });
    expect([code, message]).toEqual(['tool_unavailable', expect.stringContaining('owner of the views')]);
    await inDatabase.query(`ALTER VIEW mma_read.bouts OWNER TO ${name}`);
  });

  it('is unavailable while the role may do more', async () => {
    await inDatabase.query('GRANT USAGE ON SCHEMA app TO mma_savant_reader');
    await tools.close();
    tools = await start();
    const { code, message } = await tools.fail('run_query', { sql: 'SELECT 1' });
    expect(code).toBe('tool_unavailable');
    expect(message).toContain('may do more');
  });
});
