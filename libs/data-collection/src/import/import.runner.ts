import { newId } from '@app/common';
import { Injectable, Logger } from '@nestjs/common';
import type { LineReports, LineReport } from '../catalogue/line-reports.js';
import type { UpcomingEvent } from '../catalogue/upcoming-events.js';
import { SOURCE_FILES } from '../catalogue/source-files.js';
import { cutText } from '../parse/text.parser.js';
import { reasonOf, ImportFailedError, ImportRunningError } from '../source/import-failed.error.js';
import type { QuarantinedRow } from './quarantined-row.js';
import type { Gaps, ImportSession, TableCounts } from './import-session.repository.js';
import { ImportLock } from './import-lock.js';
import { ImportRepository } from './import.repository.js';
import { STAGED_TABLE_NAMES, type StagedTableName } from './staged-tables.js';

const BYTES_PER_KIBIBYTE = 1024;
const LONGEST_SOURCE = 500;

export interface ImportLoad {
  isWhole: boolean;
  rowsRead: number;
  reports: LineReports;
  rejectedRows: readonly QuarantinedRow[];
  gaps: Gaps;
  upcoming: readonly UpcomingEvent[];
}

/** Stages the rows; they take effect only after it resolves. */
export type Fill = (session: ImportSession) => Promise<ImportLoad>;

interface Run {
  runId: string;
  source: string;
  startedAt: number;
}

/** Runs an import: lock, run record, session, report. */
@Injectable()
export class ImportRunner {
  private readonly logger = new Logger(ImportRunner.name);

  constructor(
    private readonly repository: ImportRepository,
    private readonly lock: ImportLock,
  ) {}

  /**
   * @throws ImportRunningError; ImportFailedError if `fill` throws it, or if it was aborted
   */
  run(label: string, fill: Fill, signal: AbortSignal): Promise<ImportReport> {
    return this.record(label, (run) => this.runInSession(run, fill, signal), signal);
  }

  /**
   * As {@link run}, after a preparation that uses no connection. Null if it finds nothing to import.
   * @param prepare called once the run is recorded
   */
  runPrepared(
    label: string,
    prepare: (runId: string) => Promise<Fill | null>,
    signal: AbortSignal,
  ): Promise<ImportReport | null> {
    return this.record(
      label,
      async (run) => {
        const fill = await prepare(run.runId);
        if (fill !== null) return this.runInSession(run, fill, signal);
        await this.repository.succeedRun(run.runId);
        return null;
      },
      signal,
    );
  }

  private async record<Result>(
    label: string,
    work: (run: Run) => Promise<Result>,
    signal: AbortSignal,
  ): Promise<Result> {
    const startedAt = performance.now();
    const source = cutText(label, LONGEST_SOURCE);
    const release = await this.lock.tryAcquire();
    if (!release) throw new ImportRunningError();
    try {
      await this.repository.closeAbandonedRuns();
      const runId = newId();
      await this.repository.startRun(runId, source);
      try {
        return await work({ runId, source, startedAt });
      } catch (error) {
        const failure = signal.aborted ? stopped(signal) : error;
        await this.noteFailure(runId, failure);
        throw failure;
      }
    } finally {
      await release();
    }
  }

  /** If the database is unavailable the run stays open; the next import closes it. */
  private async noteFailure(runId: string, failure: unknown): Promise<void> {
    await this.repository.failRun(runId, reasonOf(failure)).catch((error: unknown) => {
      this.logger.warn(`The failure of import ${runId} could not be stored: ${reasonOf(error)}`);
    });
  }

  /** The import is committed: a failure here must not fail it. */
  private async analyze(session: ImportSession): Promise<void> {
    await session.analyze().catch((error: unknown) => {
      this.logger.warn(`The tables could not be analyzed; queries may be slow: ${reasonOf(error)}`);
    });
  }

  private async runInSession(run: Run, fill: Fill, signal: AbortSignal): Promise<ImportReport> {
    const session = this.repository.openSession();
    try {
      await session.begin();
      const { rowsRead, reports, rejectedRows, ...load } = await fill(session);
      signal.throwIfAborted();
      const disagreeing = await session.removeDisagreements(run.source);
      for (const { file, line, reason } of disagreeing) if (line !== null) reports.reject(file, line, reason);
      const lines = reports.sorted();
      const order = {
        ...load,
        runId: run.runId,
        source: run.source,
        reports: lines,
        rejected: rejectedByTable(reports),
        quarantined: [...rejectedRows, ...disagreeing],
      };
      const result = await session.switchOver(order, signal);
      if (result.changed) await this.analyze(session);
      return {
        runId: run.runId,
        source: run.source,
        tables: result.counts,
        lines,
        changed: result.changed,
        dataVersion: result.dataVersion,
        rowsRead,
        durationMs: performance.now() - run.startedAt,
        peakMemoryBytes: process.resourceUsage().maxRSS * BYTES_PER_KIBIBYTE,
      };
    } finally {
      await session.end();
    }
  }
}

const stopped = (signal: AbortSignal): ImportFailedError =>
  new ImportFailedError('The import was stopped; nothing was changed.', signal.reason);

function rejectedByTable(reports: LineReports): Partial<Record<StagedTableName, number>> {
  return Object.fromEntries(
    STAGED_TABLE_NAMES.map((table) => [
      table,
      SOURCE_FILES.filter((file) => file.table === table)
        .map((file) => reports.rejectedIn(file.name))
        .reduce((sum, count) => sum + count, 0),
    ]),
  );
}

export interface ImportReport {
  runId: string;
  source: string;
  tables: TableCounts;
  lines: readonly LineReport[];
  changed: boolean;
  dataVersion: number;
  rowsRead: number;
  durationMs: number;
  /** Peak resident memory of the process so far, in bytes. */
  peakMemoryBytes: number;
}
