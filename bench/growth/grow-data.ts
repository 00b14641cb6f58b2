import { foldText } from '@app/mma';
import type { DataSource, QueryRunner } from 'typeorm';
import type { BenchContext } from '../command.js';
import { SeededRandom } from '../measure/seeded-random.js';
import { GROWN_TABLES, type GrownTable } from './grown-tables.js';
import { rebuildFigures } from './derived-tables.js';
import { blendWords } from './syllables.js';

const INVENTED_NAMES = 20_000;
const NOT_GROWN = ['dataset', 'import_runs', 'import_rejects', 'quarantined_rows'];

/**
 * Multiplies the data by `factor`: copies all fighters, events and bouts with other names and dates. The
 * bouts per fighter and event, the size of a ranking list and the title histories stay the same. Needs a
 * PostgreSQL superuser (foreign keys are not checked per row).
 * @returns remarks on tables that were not grown
 */
export async function growData(
  dataSource: DataSource,
  factor: number,
  seed: number,
  { signal, say }: BenchContext,
): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SET statement_timeout = 0');
    await runner.query('SET session_replication_role = replica');
    await runner.query(`SET maintenance_work_mem = '512MB'`);
    await runner.query(`SET work_mem = '256MB'`);
    await inventNames(runner, seed);
    const indexes = await dropIndexes(runner);
    for (const table of GROWN_TABLES) {
      signal.throwIfAborted();
      say(`growing ${table.name}`);
      await copyRows(runner, table, factor);
    }
    for (const index of indexes) {
      signal.throwIfAborted();
      await runner.query(index);
    }
    await runner.query('UPDATE mma.dataset SET data_version = data_version + 1');
    await runner.query('SET session_replication_role = origin');
    say('rebuilding derived figures');
    const derived = await rebuildFigures(runner);
    signal.throwIfAborted();
    say('VACUUM ANALYZE');
    await runner.query('VACUUM ANALYZE');
    return await listUngrown(runner, derived);
  } finally {
    if (!runner.isReleased) {
      await runner.query('DISCARD ALL');
      await runner.release();
    }
  }
}

async function inventNames(runner: QueryRunner, seed: number): Promise<void> {
  const rows = (await runner.query('SELECT name FROM mma.fighters ORDER BY id')) as { name: string }[];
  const words = rows.map(({ name }) => name.split(' '));
  const surnames = words.map((parts) => foldText(parts.at(-1) ?? ''));
  const given = new Map(
    words.flatMap(([first, second]): [string, string][] =>
      first === undefined || second === undefined ? [] : [[foldText(first), first]],
    ),
  );
  const invented = blendWords(surnames, INVENTED_NAMES, new SeededRandom(seed));
  await runner.query(
    `
    CREATE TEMP TABLE given_names AS
    SELECT row_number() OVER () - 1 AS number, name, folded
      FROM unnest($1::text[], $2::text[]) AS names (name, folded)`,
    [[...given.values()], [...given.keys()]],
  );
  await runner.query(
    `
    CREATE TEMP TABLE invented_names AS
    SELECT row_number() OVER () - 1 AS number, name FROM unnest($1::text[]) AS names (name)`,
    [invented],
  );
  await runner.query('ANALYZE given_names, invented_names');
}

/**
 * Drops the indexes that no constraint needs.
 * @returns the statements that recreate them
 */
async function dropIndexes(runner: QueryRunner): Promise<string[]> {
  const indexes = (await runner.query(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
       FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
      WHERE t.relnamespace = 'mma'::regnamespace AND t.relname = ANY($1)
        AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
    [GROWN_TABLES.map(({ name }) => name)],
  )) as { name: string; definition: string }[];
  for (const { name } of indexes) await runner.query(`DROP INDEX ${name}`);
  return indexes.map(({ definition }) => definition);
}

async function copyRows(
  runner: QueryRunner,
  { name, joins, changes }: GrownTable,
  factor: number,
): Promise<void> {
  const rows = (await runner.query(
    `SELECT column_name AS column FROM information_schema.columns
      WHERE table_schema = 'mma' AND table_name = $1 AND is_generated = 'NEVER' AND is_identity = 'NO'
      ORDER BY ordinal_position`,
    [name],
  )) as { column: string }[];
  const columns = rows.map(({ column }) => column);
  await runner.query(
    `INSERT INTO mma.${name} (${columns.join(', ')})
     SELECT ${columns.map((column) => changes[column] ?? `source.${column}`).join(', ')}
       FROM mma.${name} source CROSS JOIN generate_series(1, $1::int - 1) copy (number) ${joins}
     ON CONFLICT DO NOTHING`,
    [factor],
  );
}

/** Tables that neither the copies nor the rebuild of derived figures touched. */
async function listUngrown(runner: QueryRunner, derived: readonly string[]): Promise<string[]> {
  const known = [...GROWN_TABLES.map(({ name }) => name), ...NOT_GROWN, ...derived];
  const rows = (await runner.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'mma' AND tablename <> ALL($1)`,
    [known],
  )) as { name: string }[];
  return rows.map(({ name }) => `mma.${name} was not grown: the bench does not know it.`);
}
