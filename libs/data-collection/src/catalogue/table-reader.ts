import { HeaderMismatchError, readCsvTable, type CsvRow } from '../csv/csv-table.js';
import type { FileSource } from '../source/file-source.js';
import type { LineReports } from './line-reports.js';
import type { SourceFileKind } from './source-files.js';

export interface ReadProgress {
  file: string;
  bytesRead: number;
  bytes: number | null;
  rowsRead: number;
}

/** `absent`: no such file. `rejected`: unusable header. */
export type TableState = 'read' | 'absent' | 'rejected';

export class TableReader {
  rowsRead = 0;

  constructor(
    private readonly source: FileSource,
    private readonly reports: LineReports,
    private readonly signal: AbortSignal,
    private readonly onProgress: (progress: ReadProgress) => void,
  ) {}

  async read(
    kind: SourceFileKind,
    onRow: (row: CsvRow) => void,
    afterBatch: () => Promise<void> = async () => undefined,
  ): Promise<TableState> {
    const file = await this.source.find(kind.paths, null, this.signal);
    if (file.state !== 'found') return 'absent';
    try {
      for await (const batch of readCsvTable(file.stream, kind.columns)) {
        this.signal.throwIfAborted();
        for (const fault of batch.faults) {
          this.reports.reject(kind.name, fault.line, fault.reason, fault.values);
        }
        for (const row of batch.rows) onRow(row);
        this.rowsRead += batch.rows.length + batch.faults.length;
        await afterBatch();
        this.onProgress({
          file: kind.name,
          bytesRead: batch.bytesRead,
          bytes: file.size,
          rowsRead: this.rowsRead,
        });
      }
      return 'read';
    } catch (error) {
      if (!(error instanceof HeaderMismatchError)) throw error;
      this.reports.reject(kind.name, error.line, error.message);
      return 'rejected';
    }
  }
}
