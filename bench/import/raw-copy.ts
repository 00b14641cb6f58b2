import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import type { QueryRunner } from 'typeorm';
import type { BenchApp } from '../databases/bench-app.js';

/** Imported tables, without derived ones. */
const IMPORTED_TABLES = [
  'events',
  'fighters',
  'fighter_aliases',
  'bouts',
  'bout_participants',
  'bout_totals',
  'round_statistics',
  'rankings',
];

export interface RawCopy {
  rows: number;
  /** Excludes reading the rows. */
  milliseconds: number;
}

/**
 * Copies the imported rows with COPY (text) into unlogged tables without indexes or constraints: the lower
 * bound of any import. The rows come from this process; the embedded database, which accepts no COPY from a
 * client, reads an in-memory file of its engine.
 */
export async function copyRaw({ dataSource, kind }: BenchApp): Promise<RawCopy> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('DROP SCHEMA IF EXISTS raw CASCADE; CREATE SCHEMA raw;');
    const result: RawCopy = { rows: 0, milliseconds: 0 };
    for (const table of IMPORTED_TABLES) {
      await runner.query(`CREATE UNLOGGED TABLE raw.${table} AS TABLE mma.${table} WITH NO DATA`);
      result.milliseconds += await (kind === 'embedded' ? copyInEngine : copyFromClient)(runner, table);
      result.rows += await countRows(runner, table);
    }
    return result;
  } finally {
    await runner.release();
  }
}

async function copyFromClient(runner: QueryRunner, table: string): Promise<number> {
  const client: unknown = await runner.connect();
  if (!(client instanceof pg.Client)) throw new Error('The connection is not one of the driver pg.');
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(to(`COPY mma.${table} TO STDOUT`))) chunks.push(chunk as Buffer);
  const startedAt = performance.now();
  await pipeline(Readable.from(chunks), client.query(from(`COPY raw.${table} FROM STDIN`)));
  return performance.now() - startedAt;
}

async function copyInEngine(runner: QueryRunner, table: string): Promise<number> {
  await runner.query(`COPY mma.${table} TO '/tmp/${table}.copy'`);
  const startedAt = performance.now();
  await runner.query(`COPY raw.${table} FROM '/tmp/${table}.copy'`);
  return performance.now() - startedAt;
}

async function countRows(runner: QueryRunner, table: string): Promise<number> {
  const [copied] = (await runner.query(
    `SELECT (SELECT count(*) FROM raw.${table})::int AS raw, (SELECT count(*) FROM mma.${table})::int AS imported`,
  )) as { raw: number; imported: number }[];
  if (copied === undefined || copied.raw !== copied.imported)
    throw new Error(`Not all of ${table} was copied.`);
  return copied.raw;
}
