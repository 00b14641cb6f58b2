import type { RowValues } from '../csv/csv-table.js';
import type { ResultRow } from '../parse/result-row.parser.js';

export interface CatalogueBout {
  row: ResultRow;
  line: number;
  /** As the file writes them. */
  values: RowValues;
  /** Every event name the bout stands under, its own first: a renamed event repeats its bouts. */
  events: { name: string; line: number; values: RowValues }[];
}

/** Bouts of a file set, one per address, in the order of the file. */
export class BoutCatalogue {
  private readonly byId = new Map<string, CatalogueBout>();

  /** @returns why the row is refused, or null. A copy that differs only in the event's name is no fault. */
  add(row: ResultRow, line: number, values: RowValues): string | null {
    const first = this.byId.get(row.id);
    if (!first) {
      this.byId.set(row.id, { row, line, values, events: [{ name: row.eventName, line, values }] });
      return null;
    }
    if (!isSameBout(first.row, row)) return `the bout of line ${first.line} again with other values`;
    if (!first.events.some((event) => event.name === row.eventName)) {
      first.events.push({ name: row.eventName, line, values });
    }
    return null;
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  all(): CatalogueBout[] {
    return [...this.byId.values()];
  }
}

const withoutEvent = ({ eventName: _, ...rest }: ResultRow): string => JSON.stringify(rest);

const isSameBout = (a: ResultRow, b: ResultRow): boolean => withoutEvent(a) === withoutEvent(b);
