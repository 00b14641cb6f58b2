export type Cell = string | number | boolean | null;
export type ChartRow = ReadonlyMap<string, Cell>;

const MAX_COLUMNS = 80;
const MAX_DEPTH = 4;
const MAX_TEXT = 200;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A path such as `data.rounds`, with or without the leading `data`; undefined where nothing is. */
export function valueAt(result: unknown, path: string): unknown {
  const steps = path.split('.').filter((step) => step !== '');
  if (steps[0] !== 'data') steps.unshift('data');
  let value = result;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Fields)[step];
  }
  return value;
}

/**
 * The rows of a value: a list of objects; of an object `{ columns, rows }`, its only list of objects, the pair `a` and `b`, or itself.
 * @returns the rows and the path below the value where they were found; null if there are none
 */
export function rowsOf(value: unknown): { rows: ChartRow[]; below: string } | null {
  if (Array.isArray(value)) return toRows(value, '');
  if (!isFields(value)) return null;
  const table = rowsOfTable(value);
  if (table !== null) return toRows(table, '');
  const lists = Object.entries(value).filter(([, member]) => Array.isArray(member) && member.some(isFields));
  const [only, ...others] = lists;
  if (only !== undefined && others.length === 0) return toRows(only[1] as unknown[], only[0]);
  const { a, b } = value;
  return isFields(a) && isFields(b) ? toRows([a, b], '') : toRows([value], '');
}

/** `{ columns, rows }` of SQL as a list of objects. */
function rowsOfTable({ columns, rows }: Fields): Fields[] | null {
  if (!Array.isArray(columns) || !Array.isArray(rows)) return null;
  const names = columns.map(String);
  return rows
    .filter((row) => Array.isArray(row))
    .map((row: unknown[]) => Object.fromEntries(names.map((name, index) => [name, row[index]])));
}

function toRows(list: readonly unknown[], below: string): { rows: ChartRow[]; below: string } | null {
  const rows = list.filter(isFields).map(toRow);
  return rows.length === 0 ? null : { rows, below };
}

/** Nested objects become dotted columns; lists are left out. */
function toRow(fields: Fields): ChartRow {
  const row = new Map<string, Cell>();
  const add = (part: Fields, prefix: string, depth: number): void => {
    for (const [name, value] of Object.entries(part)) {
      if (row.size >= MAX_COLUMNS) return;
      const column = `${prefix}${name}`;
      if (isFields(value)) {
        if (depth < MAX_DEPTH) add(value, `${column}.`, depth + 1);
      } else if (!Array.isArray(value)) {
        row.set(column, toCell(value));
      }
    }
  };
  add(fields, '', 1);
  return row;
}

function toCell(value: unknown): Cell {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string') return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value;
  return typeof value === 'boolean' ? value : null;
}

/** In the order of their first row. */
export function columnsOf(rows: readonly ChartRow[]): string[] {
  return [...new Set(rows.flatMap((row) => [...row.keys()]))];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ORDERED = /^(\d{4}(-\d{2})?|\d{1,4})$/;

export type ColumnType = 'quantitative' | 'temporal' | 'ordinal' | 'nominal';

/** The Vega-Lite type of a column's known cells. */
export function columnType(rows: readonly ChartRow[], column: string): ColumnType {
  const cells = rows.map((row) => row.get(column) ?? null).filter((cell) => cell !== null);
  if (cells.length > 0 && cells.every((cell) => typeof cell === 'number')) return 'quantitative';
  if (cells.length > 0 && cells.every((cell) => typeof cell === 'string' && DAY.test(cell)))
    return 'temporal';
  const isOrdered = cells.length > 0 && cells.every((cell) => ORDERED.test(String(cell)));
  return isOrdered ? 'ordinal' : 'nominal';
}
