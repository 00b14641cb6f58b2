import type { RowValues } from '../csv/csv-table.js';
import { type ResultRow, parseBoutNames, type BoutNames } from '../parse/result-row.parser.js';
import type { CatalogueEvent } from './event-catalogue.js';
import type { CatalogueFighter } from './fighter-catalogue.js';
import { cleanText, parseSourceId } from '../parse/text.parser.js';

export interface CatalogueBout {
  row: ResultRow;
  line: number;
  values: RowValues;
  /** The names of its events, its own first: a renamed event repeats its bouts. */
  events: { name: string; line: number; values: RowValues }[];
}

export class BoutCatalogue {
  private readonly byId = new Map<string, CatalogueBout>();

  /** @returns why the row is rejected, or null. A copy that differs only in the event's name is accepted. */
  add(row: ResultRow, line: number, values: RowValues): string | null {
    const first = this.byId.get(row.id);
    if (!first) {
      this.byId.set(row.id, { row, line, values, events: [{ name: row.eventName, line, values }] });
      return null;
    }
    if (!isSameBout(first.row, row)) return `the bout of line ${first.line}, repeated with different values`;
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

export interface LinkedBout {
  row: ResultRow;
  event: CatalogueEvent;
  a: CatalogueFighter;
  b: CatalogueFighter;
  /** 0 is the main event. */
  cardPosition: number;
}

interface RejectedResult {
  id: string | null;
  line: number;
  eventName: string;
  names: BoutNames | null;
}

/** Rejected result rows. If no other row has the bout, its card and two careers are incomplete. */
export class RejectedResults {
  private readonly rows: RejectedResult[] = [];

  add(values: Readonly<Record<string, string>>, line: number): void {
    this.rows.push({
      id: parseSourceId('fight', values['URL'] ?? ''),
      line,
      eventName: cleanText(values['EVENT'] ?? ''),
      names: parseBoutNames(values['BOUT'] ?? ''),
    });
  }

  /** The rejected rows whose bout is not among `bouts`; one per bout. */
  missing(bouts: ReadonlySet<string>): RejectedResult[] {
    const met = new Set<string>();
    return this.rows.filter(({ id }) => {
      if (id === null) return true;
      const isNew = !met.has(id) && !bouts.has(id);
      met.add(id);
      return isNew;
    });
  }
}
