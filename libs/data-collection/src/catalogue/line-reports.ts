import type { RowValues } from '../csv/csv-table.js';
import { cutText } from '../parse/text.parser.js';

export interface LineReport {
  file: string;
  line: number;
  /** `rejected`: the row was skipped. `warning`: it was imported with a value left unknown or decided. */
  severity: 'rejected' | 'warning';
  reason: string;
}

/** Bounds memory when every line of a file is invalid. */
const MOST_REPORTS = 100_000;

/** Line reports of a file set: the first ones, and a count of the rest. */
export class LineReports {
  private readonly rejectedCounts = new Map<string, number>();
  private firstOmitted: LineReport | null = null;
  private omitted = 0;
  private readonly reports: LineReport[] = [];
  private readonly rejected: RejectedRow[] = [];
  private readonly fileOrder: string[] = [];

  /** @param values the row's values; omitted if the whole file is rejected */
  reject(file: string, line: number, reason: string, values?: RowValues): void {
    this.add({ file, line, severity: 'rejected', reason });
    if (values !== undefined && this.rejected.length < MOST_REPORTS)
      this.rejected.push({ file, line, reason, values: boundValues(values) });
  }

  warn(file: string, line: number, reason: string): void {
    this.add({ file, line, severity: 'warning', reason });
  }

  sorted(): LineReport[] {
    const sorted = [...this.reports].sort(
      (a, b) => this.fileOrder.indexOf(a.file) - this.fileOrder.indexOf(b.file) || a.line - b.line,
    );
    if (this.firstOmitted === null) return sorted;
    const reason = `${this.omitted} more reports omitted`;
    return [...sorted, { ...this.firstOmitted, severity: 'warning', reason }];
  }

  rejectedRows(): readonly RejectedRow[] {
    return this.rejected;
  }

  rejectedIn(file: string): number {
    return this.rejectedCounts.get(file) ?? 0;
  }

  private add(report: LineReport): void {
    if (report.severity === 'rejected')
      this.rejectedCounts.set(report.file, this.rejectedIn(report.file) + 1);
    if (this.reports.length >= MOST_REPORTS) {
      this.firstOmitted ??= report;
      this.omitted += 1;
      return;
    }
    if (!this.fileOrder.includes(report.file)) this.fileOrder.push(report.file);
    this.reports.push(report);
  }
}

export interface RejectedRow {
  file: string;
  line: number;
  reason: string;
  values: RowValues;
}

const LONGEST_VALUE = 1000;
const MOST_CHARACTERS = 4000;

/** The values as stored: bounded in size, control characters escaped (`\u0000`). */
export function boundValues(values: RowValues): RowValues {
  let left = MOST_CHARACTERS;
  const kept: RowValues = {};
  for (const [column, value] of Object.entries(values)) {
    const name = cutText(visible(column), LONGEST_VALUE);
    const shown = visible(cutText(value, LONGEST_VALUE));
    if (left <= 0) break;
    kept[name] = cutText(shown, left) + (value.length > LONGEST_VALUE || shown.length > left ? '…' : '');
    left -= name.length + shown.length;
  }
  return kept;
}

const visible = (text: string): string =>
  text.replace(/\p{Cc}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
