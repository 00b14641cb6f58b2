import { newId } from '@app/common';
import { Injectable, Logger } from '@nestjs/common';
import type { LineReports } from '../catalogue/line-reports.js';
import { SOURCE_FILES } from '../catalogue/source-files.js';
import { cutText } from '../parse/text.parser.js';
import { reasonOf } from '../source/error-reason.js';
import { ImportFailedError } from '../source/import-failed.error.js';
import type { ImportReport } from './import-report.js';
import type { KeptRow } from './kept-row.js';
import type { Gaps, ImportSession } from './import-session.repository.js';
import { ImportLock } from './import-lock.js';
import { ImportRepository } from './import.repository.js';
import { STAGED_TABLE_NAMES, type StagedTableName } from './staged-tables.js';

const BYTES_PER_KIBIBYTE = 1024;
/** Of the columns that show where an import came from. */
const LONGEST_SOURCE = 500;

/** What one import brings. */
export interface ImportLoad {
  /** Whether nothing is missing from the file set. */
  isWhole: boolean;
  rowsRead: number;
  reports: LineReports;
  /** Its refused rows, to be kept aside. */
  refused: readonly KeptRow[];
  gaps: Gaps;
}

/** Runs an import from its lock to its report, whatever fills it. */
@Injectable()
export class ImportRunner {
  private readonly logger = new Logger(ImportRunner.name);

  constructor(
    private readonly repository: ImportRepository,
    private readonly lock: ImportLock,
  ) {}

  /**
   * @param fill stages the rows; nothing of them counts before it has ended well.
   * @throws ImportFailedError when another import is running, when `fill` throws it, or when it was stopped.
   */
  async run(
    label: string,
    fill: (session: ImportSession) => Promise<ImportLoad>,
    signal: AbortSignal,
  ): Promise<ImportReport> {
    const startedAt = performance.now();
    const source = cutText(label, LONGEST_SOURCE);
    const release = await this.lock.tryAcquire();
    if (!release) {
      throw new ImportFailedError('Another import is running. Wait until it has ended, then try again.');
    }
    try {
      await this.repository.closeAbandonedRuns();
      const runId = newId();
      await this.repository.startRun(runId, source);
      try {
        return await this.runInSession({ runId, source, startedAt }, fill, signal);
      } catch (error) {
        const failure = signal.aborted ? stopped(signal) : error;
        await this.noteFailure(runId, failure);
        throw failure;
      }
    } finally {
      await release();
    }
  }

  /** Where the database went away the run stays open; the next import closes it. */
  private async noteFailure(runId: string, failure: unknown): Promise<void> {
    await this.repository.failRun(runId, reasonOf(failure)).catch((error: unknown) => {
      this.logger.warn(`The failure of import ${runId} could not be stored: ${reasonOf(error)}`);
    });
  }

  /** The import is committed by now, so nothing may call it failed. */
  private async analyze(session: ImportSession): Promise<void> {
    await session.analyze().catch((error: unknown) => {
      this.logger.warn(`The tables could not be analyzed; queries may be slow: ${reasonOf(error)}`);
    });
  }

  private async runInSession(
    run: { runId: string; source: string; startedAt: number },
    fill: (session: ImportSession) => Promise<ImportLoad>,
    signal: AbortSignal,
  ): Promise<ImportReport> {
    const session = this.repository.openSession();
    try {
      await session.begin();
      const { rowsRead, reports, refused, ...load } = await fill(session);
      signal.throwIfAborted();
      const disagreeing = await session.settle(run.source);
      for (const { file, line, reason } of disagreeing) if (line !== null) reports.reject(file, line, reason);
      const lines = reports.sorted();
      const order = {
        ...load,
        runId: run.runId,
        source: run.source,
        reports: lines,
        rejected: rejectedByTable(reports),
        kept: [...refused, ...disagreeing],
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
