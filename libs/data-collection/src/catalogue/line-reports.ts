import type { RowValues } from '../csv/csv-table.js';
import { boundValues, type RefusedRow } from './refused-row.js';

/** Something an import says about one line of a file. */
export interface LineReport {
  file: string;
  /** From 1, as an editor counts. */
  line: number;
  /** `rejected`: the row was left out. `warning`: it was imported with something left unknown or decided. */
  severity: 'rejected' | 'warning';
  reason: string;
}

/** A file of another kind under a known name may be wrong in every line. */
const MOST_REPORTS = 100_000;

/** What is said about the lines of a file set: the first reports, and how many more there were. */
export class LineReports {
  private readonly rejected = new Map<string, number>();
  private firstOmitted: LineReport | null = null;
  private omitted = 0;
  private readonly reports: LineReport[] = [];
  private readonly refused: RefusedRow[] = [];
  private readonly fileOrder: string[] = [];

  /** @param values what stood in the row; none where the whole file is refused. */
  reject(file: string, line: number, reason: string, values?: RowValues): void {
    this.add({ file, line, severity: 'rejected', reason });
    if (values !== undefined && this.refused.length < MOST_REPORTS)
      this.refused.push({ file, line, reason, values: boundValues(values) });
  }

  warn(file: string, line: number, reason: string): void {
    this.add({ file, line, severity: 'warning', reason });
  }

  /** By file in the order they were met, then by line. */
  sorted(): LineReport[] {
    const sorted = [...this.reports].sort(
      (a, b) => this.fileOrder.indexOf(a.file) - this.fileOrder.indexOf(b.file) || a.line - b.line,
    );
    if (this.firstOmitted === null) return sorted;
    const reason = `and ${this.omitted} more reports from here on, which are not kept`;
    return [...sorted, { ...this.firstOmitted, severity: 'warning', reason }];
  }

  /** Rejected rows with their values, in the order they were met. */
  refusedRows(): readonly RefusedRow[] {
    return this.refused;
  }

  rejectedIn(file: string): number {
    return this.rejected.get(file) ?? 0;
  }

  private add(report: LineReport): void {
    if (report.severity === 'rejected') this.rejected.set(report.file, this.rejectedIn(report.file) + 1);
    if (this.reports.length >= MOST_REPORTS) {
      this.firstOmitted ??= report;
      this.omitted += 1;
      return;
    }
    if (!this.fileOrder.includes(report.file)) this.fileOrder.push(report.file);
    this.reports.push(report);
  }
}
