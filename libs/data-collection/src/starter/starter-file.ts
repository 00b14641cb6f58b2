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

const FORMAT = 1;

/**
 * Brotli-compressed JSON with one array per column, which compresses about twice as well as rows.
 * Deterministic: equal data gives equal bytes.
 */
const starterFileSchema = z.object({
  format: z.literal(FORMAT),
  tables: z.record(
    z.string(),
    z.record(z.string(), z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  ),
});

/** Columns that a file may lack; they are null then. */
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

export function findStarterFile(): string | null {
  const folder = findDataFolder();
  const file = folder === null ? null : join(folder, 'starter.json.br');
  return file !== null && existsSync(file) ? file : null;
}

/** This library's data folder, found from the sources and from the build. */
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
    throw new Error(`The starter data lacks ${table}.${column}; regenerate it (npm run data:starter).`);
  return values;
}
