/** Something an import says about one line of a file. */
export interface LineReport {
  file: string;
  /** From 1, as an editor counts. */
  line: number;
  /** `rejected`: the row was left out. `warning`: it was imported with something left unknown or decided. */
  severity: 'rejected' | 'warning';
  reason: string;
}

/** What is said about the lines of a file set. */
export class LineReports {
  private readonly reports: LineReport[] = [];
  private readonly fileOrder: string[] = [];

  reject(file: string, line: number, reason: string): void {
    this.add({ file, line, severity: 'rejected', reason });
  }

  warn(file: string, line: number, reason: string): void {
    this.add({ file, line, severity: 'warning', reason });
  }

  /** By file in the order they were met, then by line. */
  sorted(): LineReport[] {
    return [...this.reports].sort(
      (a, b) => this.fileOrder.indexOf(a.file) - this.fileOrder.indexOf(b.file) || a.line - b.line,
    );
  }

  rejectedIn(file: string): number {
    return this.reports.filter((report) => report.file === file && report.severity === 'rejected').length;
  }

  private add(report: LineReport): void {
    if (!this.fileOrder.includes(report.file)) this.fileOrder.push(report.file);
    this.reports.push(report);
  }
}
