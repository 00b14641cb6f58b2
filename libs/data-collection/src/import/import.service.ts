import { Calendar, type Coverage } from '@app/mma';
import { Injectable } from '@nestjs/common';
import type { KnownRecords } from '../catalogue/known-records.js';
import { LineReports } from '../catalogue/line-reports.js';
import { TableReader, type ReadProgress } from '../catalogue/table-reader.js';
import { nextDay } from '../parse/date.parser.js';
import { type FileSource, openSource } from '../source/file-source.js';
import { FileSetReader, type FileSetCatalogue, isWholeFileSet } from './file-set.reader.js';
import { type Fill, type ImportReport, ImportRunner, type ImportLoad } from './import.runner.js';
import type { Gaps } from './import-session.repository.js';
import { ImportRepository } from './import.repository.js';
import { RowReferences } from './row-references.js';
import { stageCatalogue } from './staged-rows.js';
import type { StagedRowSink } from './staged-tables.js';
import { StatisticsReader } from './statistics.reader.js';

export interface ImportOptions {
  signal?: AbortSignal;
  onProgress?: (progress: ReadProgress) => void;
}

/** Imports a file set: source → parsers → staging → switch-over → report. */
@Injectable()
export class ImportService {
  constructor(
    private readonly runner: ImportRunner,
    private readonly repository: ImportRepository,
    private readonly calendar: Calendar,
  ) {}

  /**
   * Imports the UFC CSV files of a folder or http(s) base address. Idempotent; a failed import changes
   * nothing. Rows that the files no longer contain are kept.
   * @throws ImportFailedError with a one-line reason
   */
  async importFrom(location: string, options: ImportOptions = {}): Promise<ImportReport> {
    const source = await openSource(location);
    const signal = options.signal ?? new AbortController().signal;
    const onProgress = options.onProgress ?? (() => undefined);
    return this.runner.run(source.label, this.fillFrom(source, { signal, onProgress }), signal);
  }

  /** Stages the files of a source. */
  fillFrom(source: FileSource, options: FillOptions): Fill {
    return (session) =>
      readFileSet(source, session, {
        ...options,
        known: this.repository,
        today: this.calendar.today(),
        coverage: (catalogue) => this.repository.coverageOfAddition(catalogue.events.days()[0]),
      });
  }
}

export interface FillOptions {
  signal: AbortSignal;
  onProgress: (progress: ReadProgress) => void;
  /** Called before the rows take effect. @throws ImportFailedError to refuse them */
  accept?: (contents: SetContents) => Promise<void>;
}

/** How much a file set holds. */
export interface SetContents {
  bouts: number;
  /** Rejected rows of a file, by its name. */
  rejectedIn: (file: string) => number;
}

export interface ReadFileSetOptions extends FillOptions {
  known: KnownRecords;
  /** `YYYY-MM-DD` */
  today: string;
  coverage: (catalogue: FileSetCatalogue) => Promise<Coverage>;
}

export async function readFileSet(
  source: FileSource,
  sink: StagedRowSink,
  { known, today, signal, onProgress, coverage, accept }: ReadFileSetOptions,
): Promise<ImportLoad> {
  const reports = new LineReports();
  const tables = new TableReader(source, reports, signal, onProgress);
  const catalogue = await new FileSetReader(tables, reports, known, nextDay(today)).read();
  const isWhole = isWholeFileSet(catalogue);
  stageCatalogue(catalogue, isWhole ? 'complete' : await coverage(catalogue), sink);
  await sink.drain();
  await new StatisticsReader(tables, reports, sink, catalogue).read();
  await accept?.({ bouts: catalogue.bouts.length, rejectedIn: (file) => reports.rejectedIn(file) });
  const rejected = reports.rejectedRows();
  const references = new RowReferences(catalogue, rejected);
  const rejectedRows = rejected.map((row) => ({
    ...row,
    ...references.of(row),
    isSound: false,
    stood: false,
  }));
  return {
    isWhole,
    rowsRead: tables.rowsRead,
    reports,
    rejectedRows,
    gaps: gapsOf(catalogue),
    upcoming: catalogue.upcoming,
  };
}

function gapsOf({ incomplete }: FileSetCatalogue): Gaps {
  const gaps: Record<keyof Gaps, [string, string | null][]> = { events: [], fighters: [] };
  for (const [entry, boutIds] of incomplete) {
    const table = 'heldOn' in entry ? 'events' : 'fighters';
    for (const boutId of boutIds) gaps[table].push([entry.id, boutId]);
  }
  return gaps;
}
