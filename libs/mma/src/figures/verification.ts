/** One value that is kept otherwise than it is counted. */
export interface Difference {
  table: string;
  /** Which row, for people: ids and names. */
  row: string;
  column: string;
  /** What the table holds; undefined where it lacks the row. */
  kept: unknown;
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

/** Longest list of differences that is kept; all are counted. */
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
    kept: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
    counted: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  ): void {
    const found = { table, rows: counted.size, differences: 0 };
    this.tables.push(found);
    const report = (row: string, column: string, keptValue: unknown, countedValue: unknown): void => {
      found.differences += 1;
      if (this.differences.length >= MOST_DIFFERENCES) return;
      this.differences.push({ table, row, column, kept: keptValue, counted: countedValue });
    };
    for (const [row, values] of counted) {
      const standing = kept.get(row);
      if (standing === undefined) report(row, '*', undefined, values);
      for (const [column, value] of Object.entries(standing === undefined ? {} : values)) {
        if (!isSame(standing?.[column], value)) report(row, column, standing?.[column], value);
      }
    }
    for (const [row, values] of kept) if (!counted.has(row)) report(row, '*', values, undefined);
  }
}

function isSame(kept: unknown, counted: unknown): boolean {
  if (typeof kept === 'number' && typeof counted === 'number') {
    return Math.abs(kept - counted) <= TOLERANCE * Math.max(1, Math.abs(kept), Math.abs(counted));
  }
  return kept === counted || JSON.stringify(kept) === JSON.stringify(counted);
}
