import { isRecord } from './record.js';

export type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;

/** Deeper values are shown as JSON. */
const MAX_DEPTH = 2;

/** Rows of any tool result: of a list its items, of an object itself. Nested columns are dotted. */
export function toRows(data: unknown): Row[] {
  const items = Array.isArray(data) ? data : [data];
  return items.map((item) => (isRecord(item) ? flatten(item) : { value: toCell(item) }));
}

function flatten(record: Record<string, unknown>, prefix = '', depth = 0): Row {
  const row: Row = {};
  for (const [key, value] of Object.entries(record)) {
    if (isRecord(value) && depth < MAX_DEPTH)
      Object.assign(row, flatten(value, `${prefix}${key}.`, depth + 1));
    else row[prefix + key] = toCell(value);
  }
  return row;
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

/** Every column of the rows, in the order of their first appearance. */
export const columnsOf = (rows: readonly Row[]): string[] => [...new Set(rows.flatMap(Object.keys))];

/** The rows of a chart's specification. */
export function rowsOfSpec(spec: Record<string, unknown>): Row[] {
  const data = spec['data'];
  const values = isRecord(data) ? data['values'] : undefined;
  return Array.isArray(values) ? toRows(values) : [];
}
