import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { z } from 'zod';
import { MemorySink, type StagedRows } from '../import/memory.sink.js';
import {
  STAGED_TABLES,
  STAGED_TABLE_NAMES,
  type StagedTableName,
  type StagedValue,
} from '../import/staged-tables.js';

/** Grows when files of the old kind can no longer be read. */
const FORMAT = 1;

/**
 * The starter data's own format: brotli over JSON, each table as one array per column (which compresses about twice
 * as well as rows). Files can be compared by their bytes: the same data gives the same file.
 */
const starterFileSchema = z.object({
  format: z.literal(FORMAT),
  tables: z.record(
    z.string(),
    z.record(z.string(), z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  ),
});

/** Columns that may be missing in a file, null then: no line of a file, and what no row says. */
const OPTIONAL_COLUMNS: readonly string[] = ['ambiguous_ids', 'from_rounds', 'line'];

export async function encodeStarterFile(rows: StagedRows): Promise<Buffer> {
  const tables = Object.fromEntries(STAGED_TABLE_NAMES.map((name) => [name, toColumns(name, rows)]));
  const text = JSON.stringify({ format: FORMAT, tables });
  return promisify(brotliCompress)(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
}

export async function decodeStarterFile(bytes: Buffer): Promise<StagedRows> {
  const text = (await promisify(brotliDecompress)(bytes)).toString('utf8');
  const { tables } = starterFileSchema.parse(JSON.parse(text));
  const sink = new MemorySink();
  for (const name of STAGED_TABLE_NAMES) {
    const columns = STAGED_TABLES[name].columns.map(([column]) => columnOf(tables, name, column));
    const length = Math.max(...columns.map((column) => column.length));
    for (let index = 0; index < length; index += 1) {
      sink.add(
        name,
        columns.map((column) => column[index] ?? null),
      );
    }
  }
  return sink.rows;
}

/** The file beside the list it was written from, or null where the program came without it. */
export function findStarterFile(): string | null {
  const folder = findDataFolder();
  const file = folder === null ? null : join(folder, 'starter.json.br');
  return file !== null && existsSync(file) ? file : null;
}

/** The data folder of this library, seen from the sources as well as from the built program. */
export function findDataFolder(): string | null {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'libs', 'data-collection', 'data');
    if (existsSync(join(candidate, 'starter-fighters.txt'))) return candidate;
  }
  return null;
}

function toColumns(name: StagedTableName, rows: StagedRows): Record<string, StagedValue[]> {
  const columns = STAGED_TABLES[name].columns.map(([column], index): [string, StagedValue[]] => [
    column,
    rows[name].map((row) => row[index] ?? null),
  ]);
  return Object.fromEntries(
    columns.filter(([column, values]) => column !== 'line' && isNeeded(column, values)),
  );
}

const isNeeded = (column: string, values: readonly StagedValue[]): boolean =>
  !OPTIONAL_COLUMNS.includes(column) || values.some((value) => value !== null);

function columnOf(
  tables: z.infer<typeof starterFileSchema>['tables'],
  table: StagedTableName,
  column: string,
): StagedValue[] {
  const values = tables[table]?.[column] ?? (OPTIONAL_COLUMNS.includes(column) ? [] : undefined);
  if (!values)
    throw new Error(`The starter data lacks ${table}.${column}; write it anew (npm run data:starter).`);
  return values;
}
