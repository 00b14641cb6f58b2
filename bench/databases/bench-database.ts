import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const LOCAL_SERVER = 'postgres://postgres@127.0.0.1:5432/postgres';
const PROBE_MS = 2000;

export type DatabaseKind = 'postgres' | 'embedded';

/** A temporary database and the environment variables that select it. */
export interface BenchDatabase {
  kind: DatabaseKind;
  env: Record<string, string>;
  close(): Promise<void>;
}

/**
 * The PostgreSQL server to create databases on: BENCH_DATABASE_URL, TEST_DATABASE_URL, or a local one; null
 * if there is none.
 */
export async function findServer(): Promise<string | null> {
  const given = process.env['BENCH_DATABASE_URL'] || process.env['TEST_DATABASE_URL'];
  if (given) return given;
  const client = new pg.Client({ connectionString: LOCAL_SERVER, connectionTimeoutMillis: PROBE_MS });
  try {
    await client.connect();
    return LOCAL_SERVER;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** An empty database without a schema; opening it runs the migrations. */
export const createOnServer = (server: string): Promise<BenchDatabase> => create(server, '');

/** A copy of a database, which must have no connections. */
export async function copyOnServer(server: string, { env }: BenchDatabase): Promise<BenchDatabase> {
  const template = new URL(env['DATABASE_URL'] ?? '').pathname.slice(1);
  return create(server, `TEMPLATE ${template}`);
}

async function create(server: string, template: string): Promise<BenchDatabase> {
  const name = `mma_bench_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    kind: 'postgres',
    env: { DATABASE_URL: url.href },
    close: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

export function createEmbedded(): BenchDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'mma-bench-'));
  return {
    kind: 'embedded',
    env: { DATABASE_DIR: folder },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
