import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import pg from 'pg';
import { Child } from '../support/child-process.js';
import { describeWith, POSTGRES } from '../support/needs.js';

const server = process.env['TEST_DATABASE_URL'] ?? '';

describeWith([POSTGRES], 'a PostgreSQL database', () => {
  let admin: pg.Client;
  let name: string;
  let children: Child[];

  beforeEach(async () => {
    children = [];
    name = `mma_test_${randomBytes(6).toString('hex')}`;
    admin = new pg.Client({ connectionString: server });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
  });

  afterEach(async () => {
    await Promise.all(children.map((child) => child.kill()));
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  });

  const open = (): Child => {
    const url = new URL(server);
    url.pathname = `/${name}`;
    const child = Child.start('database-child.ts', { DATABASE_URL: url.href });
    children.push(child);
    return child;
  };

  it('is migrated once by concurrent starts', async () => {
    const started = [open(), open(), open(), open()];
    for (const child of started) expect(await child.says()).toEqual({ kind: 'postgres', isOwner: false });
    started[0]?.tell('query SELECT count(*)::int AS runs FROM app.migrations GROUP BY name');
    const said = await started[0]?.says();
    expect(new Set((said?.['rows'] as { runs: number }[]).map((row) => row.runs))).toEqual(new Set([1]));
  });

  it('is reconnected after it broke every connection', async () => {
    const child = open();
    await child.says();
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    let said: Record<string, unknown>;
    do {
      child.tell('query SELECT 1 AS number');
      said = await child.says();
      if ('failure' in said) expect(said).toMatchObject({ isDatabaseUnavailable: true });
    } while ('failure' in said);
    expect(said).toEqual({ rows: [{ number: 1 }] });
  });
});
