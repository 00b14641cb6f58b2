/** A stored value that differs from the computed one. */
export interface Difference {
  table: string;
  /** Ids and names that identify the row. */
  row: string;
  column: string;
  /** Undefined when the row is missing. */
  stored: unknown;
  /** Undefined when there should be no such row. */
  counted: unknown;
}

export interface VerifiedTable {
  table: string;
  /** Computed rows. */
  rows: number;
  differences: number;
}

/** Differences listed; all are counted. */
const MOST_DIFFERENCES = 200;
/** Floating-point sums depend on their order. */
const TOLERANCE = 1e-9;

export class Verification {
  readonly tables: VerifiedTable[] = [];
  readonly differences: Difference[] = [];

  /** Compares two sets of rows by key, column by column. */
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
