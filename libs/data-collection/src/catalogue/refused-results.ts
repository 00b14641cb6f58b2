import { parseBoutNames, type BoutNames } from '../parse/bout-row.parser.js';
import { cleanText, parseSourceId } from '../parse/text.parser.js';

/** A result row that could not be used, with what can still be told of it. */
interface RefusedResult {
  id: string | null;
  line: number;
  eventName: string;
  names: BoutNames | null;
}

/** Result rows that were refused: where no other row holds the bout, its card and two careers have a hole. */
export class RefusedResults {
  private readonly rows: RefusedResult[] = [];

  add(values: Readonly<Record<string, string>>, line: number): void {
    this.rows.push({
      id: parseSourceId('fight', values['URL'] ?? ''),
      line,
      eventName: cleanText(values['EVENT'] ?? ''),
      names: parseBoutNames(values['BOUT'] ?? ''),
    });
  }

  /** Those whose bout (by id) no other row holds, one of a bout. */
  missing(bouts: ReadonlySet<string>): RefusedResult[] {
    const met = new Set<string>();
    return this.rows.filter(({ id }) => {
      if (id === null) return true;
      const isNew = !met.has(id) && !bouts.has(id);
      met.add(id);
      return isNew;
    });
  }
}
