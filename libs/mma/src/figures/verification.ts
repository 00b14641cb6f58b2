/** One value that is stored otherwise than it is counted. */
export interface Difference {
  table: string;
  /** Which row, for people: ids and names. */
  row: string;
  column: string;
  /** What the table holds; undefined where it lacks the row. */
  stored: unknown;
  /** What the bouts give; undefined where they give no such row. */
  counted: unknown;
}

/** How one table was found. */
export interface VerifiedTable {
  table: string;
  /** Rows that were counted anew. */
  rows: number;
  differences: number;
}

/** Longest list of differences that is stored; all are counted. */
const MOST_DIFFERENCES = 200;
/** Sums of floating point numbers depend on their order. */
const TOLERANCE = 1e-9;

/** Gathers what was compared. */
export class Verification {
  readonly tables: VerifiedTable[] = [];
  readonly differences: Difference[] = [];

  /** Compares two sets of rows by their keys, column by column. */
  compare(
    table: string,
    stored: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
    counted: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  ): void {
    const found = { table, rows: counted.size, differences: 0 };
    this.tables.push(found);
    const report = (row: string, column: string, storedValue: unknown, countedValue: unknown): void => {
      found.differences += 1;
      if (this.differences.length >= MOST_DIFFERENCES) return;
      this.differences.push({ table, row, column, stored: storedValue, counted: countedValue });
    };
    for (const [row, values] of counted) {
      const standing = stored.get(row);
      if (standing === undefined) report(row, '*', undefined, values);
      for (const [column, value] of Object.entries(standing === undefined ? {} : values)) {
        if (!isSame(standing?.[column], value)) report(row, column, standing?.[column], value);
      }
    }
    for (const [row, values] of stored) if (!counted.has(row)) report(row, '*', values, undefined);
  }
}

function isSame(stored: unknown, counted: unknown): boolean {
  if (typeof stored === 'number' && typeof counted === 'number') {
    return Math.abs(stored - counted) <= TOLERANCE * Math.max(1, Math.abs(stored), Math.abs(counted));
  }
  return stored === counted || JSON.stringify(stored) === JSON.stringify(counted);
}
