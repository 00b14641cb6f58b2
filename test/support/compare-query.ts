import type { BoutQuery, QueryRowData } from '@app/mma';
import type { OracleRow } from './query-oracle-figures.js';

const ASCENDING = new Set(['first', 'shortest', 'youngest', 'minimum']);
const ORDERED = new Set(['day', 'weekday', 'month', 'month_of_year', 'year', 'decade', 'round', 'age']);
const MOST_EXAMPLES = 3;
/** Values are rounded to four decimals, ranked as they are. */
const ROUNDED = 1e-4;
const RANKED = 1e-12;

/** What is wrong with the rows of a query; empty if they are those expected. */
export function compareRows(
  query: BoutQuery,
  rows: readonly QueryRowData[],
  expected: readonly OracleRow[],
  total: { truncated: boolean },
): string[] {
  const { group_by: group = 'none', measure = 'count', offset = 0, limit = 10 } = query;
  const faults: string[] = [];
  const wanted = Math.max(0, Math.min(limit, expected.length - offset));
  if (rows.length !== wanted) return [`${rows.length} rows instead of ${wanted} (of ${expected.length})`];
  if (total.truncated !== expected.length > offset + rows.length) faults.push('truncated is wrong');
  const byKey = new Map(expected.map((row) => [row.key, row]));
  const isDescending = (query.order ?? (ASCENDING.has(measure) ? 'asc' : 'desc')) === 'desc';
  const isBetter = (one: OracleRow, other: OracleRow): boolean => {
    if (one.key === null || other.key === null) return one.key !== null && other.key === null;
    if (one.sort === null || other.sort === null) return one.sort !== null && other.sort === null;
    if (isSame(one.sort, other.sort, RANKED)) return false;
    return isDescending ? one.sort > other.sort : one.sort < other.sort;
  };
  const isInKeyOrder = query.order === undefined && measure === 'count' && ORDERED.has(group);
  let last = 0;
  for (const row of rows) {
    const key = keyOf(row, group);
    const other = byKey.get(key);
    if (other === undefined) {
      faults.push(`unexpected row ${String(key)}`);
      continue;
    }
    if (!isSame(row.value, other.value))
      faults.push(`${String(key)}: value ${String(row.value)}, not ${String(other.value)}`);
    if (row.bouts !== other.bouts) faults.push(`${String(key)}: ${row.bouts} bouts, not ${other.bouts}`);
    if (row.from !== other.from || row.to !== other.to) {
      faults.push(`${String(key)}: ${row.from} to ${row.to}, not ${other.from} to ${other.to}`);
    }
    const rank = 1 + expected.filter((one) => isBetter(one, other)).length;
    if (row.rank !== rank) faults.push(`${String(key)}: rank ${row.rank}, not ${rank}`);
    if (!isInKeyOrder && row.rank < last) faults.push(`${String(key)}: rank ${row.rank} after ${last}`);
    last = row.rank;
    const bouts = new Set([...other.examples].map((id) => id.split(' ')[1]));
    const isOfBouts = row.examples.every(({ fighter_id, bout_id }) =>
      other.examples.has(`${fighter_id} ${bout_id}`),
    );
    if (!isOfBouts) faults.push(`${String(key)}: an example is not behind the value`);
    if (row.examples.length < Math.min(MOST_EXAMPLES, bouts.size))
      faults.push(`${String(key)}: too few examples`);
  }
  return faults;
}

function keyOf(row: QueryRowData, group: string): string | null {
  const [example] = row.examples;
  if (group === 'bout') return example?.bout_id ?? null;
  if (group === 'appearance') return `${example?.fighter_id} ${example?.bout_id}`;
  if (group === 'pair') return `${row.fighter_id} ${row.opponent_id}`;
  return row.fighter_id ?? row.key;
}

function isSame(one: number | string | null, other: number | string | null, tolerance = ROUNDED): boolean {
  return typeof one === 'number' && typeof other === 'number'
    ? Math.abs(one - other) < tolerance
    : one === other;
}
