import type { LineReport } from '../catalogue/line-reports.js';
import type { TableCounts } from './import-session.repository.js';

/** What an import did. */
export interface ImportReport {
  runId: string;
  source: string;
  tables: TableCounts;
  /** Lines that were left out or need a word, in the order of the files. */
  lines: readonly LineReport[];
  /** Whether any row differs from before. */
  changed: boolean;
  dataVersion: number;
  rowsRead: number;
  durationMs: number;
  /** Largest memory of this process so far, in bytes. */
  peakMemoryBytes: number;
}
