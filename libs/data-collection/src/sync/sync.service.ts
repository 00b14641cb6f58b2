import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandText } from '@app/common';
import { AppConfig } from '@app/config';
import type { ImportProgress } from '@app/mma';
import { Injectable, Logger } from '@nestjs/common';
import { RESULT_FILE, SOURCE_FILES } from '../catalogue/source-files.js';
import { type Fill, type ImportReport, ImportRunner } from '../import/import.runner.js';
import { ImportService, type SetContents } from '../import/import.service.js';
import { ImportRepository } from '../import/import.repository.js';
import { type FileSource, labelOf, sourceAt } from '../source/file-source.js';
import { ImportFailedError, reasonOf } from '../source/import-failed.error.js';
import { ProgressWriter } from './progress-writer.js';
import { type KnownFiles, SetDownload } from './set-download.js';
import { SourceFileRepository } from './source-file.repository.js';
import {
  leastAfter,
  SYNC_LIMITS,
  type SyncLimits,
  TOLERATED_REJECTS,
  TOLERATED_ROWS,
} from './sync-limits.js';

const MINUTE_MS = 60_000;

export interface SyncOptions {
  signal: AbortSignal;
  /** Called once the run is recorded. */
  onStart?: (runId: string) => void;
  onProgress?: (progress: ImportProgress) => void;
}

/** Renews the data from DATA_SOURCE_URL: download → checks → import. */
@Injectable()
export class SyncService {
  private readonly logger = new Logger(SyncService.name);

  /** Tests lower the bounds. */
  limits: SyncLimits = SYNC_LIMITS;

  constructor(
    private readonly config: AppConfig,
    private readonly runner: ImportRunner,
    private readonly imports: ImportService,
    private readonly repository: ImportRepository,
    private readonly files: SourceFileRepository,
  ) {}

  /**
   * Imports the source if it has changed. A failure leaves the data as it is.
   * @returns null if nothing has changed
   * @throws ImportRunningError; ImportFailedError with a one-line reason
   */
  async sync(options: SyncOptions): Promise<ImportReport | null> {
    const source = sourceAt(this.config.env.DATA_SOURCE_URL, this.limits.largestFile);
    const folder = await mkdtemp(join(tmpdir(), 'mma-sync-'));
    const run: { progress?: ProgressWriter; files?: KnownFiles } = {};
    try {
      const report = await this.runner.runPrepared(
        source.label,
        async (runId) => {
          options.onStart?.(runId);
          const progress = new ProgressWriter((state) => this.repository.storeProgress(runId, state));
          run.progress = progress;
          const tell = (state: ImportProgress): void => {
            progress.update(state);
            options.onProgress?.(state);
          };
          const known = await this.files.find(source.label);
          const set = await this.download(source, { folder, known, tell, signal: options.signal });
          run.files = set.files;
          return set.changed ? this.fill(source, folder, set.files, tell, options.signal) : null;
        },
        options.signal,
      );
      if (run.files !== undefined) await this.remember(source.label, run.files);
      return report;
    } finally {
      await run.progress?.end();
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Whether a sync has ever succeeded. */
  hasSynced(): Promise<boolean> {
    return this.files.hasAny();
  }

  /** Whether a sync of the configured source began within the last seconds, on any node. */
  hasRecentRun(seconds: number): Promise<boolean> {
    return this.files.hasRecentRun(this.label, seconds);
  }

  /** The configured source as stored and shown. */
  get label(): string {
    return labelOf(this.config.env.DATA_SOURCE_URL);
  }

  /** Without it, the next sync fetches everything again and finds that nothing has changed. */
  private async remember(label: string, files: KnownFiles): Promise<void> {
    await this.files.replace(label, files).catch((error: unknown) => {
      this.logger.warn(`The versions of the synced files could not be stored: ${reasonOf(error)}`);
    });
  }

  private async download(
    source: FileSource,
    {
      folder,
      known,
      tell,
      signal,
    }: { folder: string; known: KnownFiles; tell: (state: ImportProgress) => void; signal: AbortSignal },
  ): Promise<{ changed: boolean; files: KnownFiles }> {
    const { downloadTimeoutMs } = this.limits;
    const timeout = AbortSignal.timeout(downloadTimeoutMs);
    try {
      return await new SetDownload(source, folder, known, this.limits, ({ file, bytesRead, bytes }) =>
        tell({ step: 'downloading', file, bytes_read: bytesRead, bytes }),
      ).run(AbortSignal.any([signal, timeout]));
    } catch (error) {
      if (!timeout.aborted) throw error;
      const minutes = downloadTimeoutMs / MINUTE_MS;
      throw new ImportFailedError(
        `The download from ${source.label} took longer than ${minutes} minutes`,
        error,
      );
    }
  }

  private fill(
    { label }: FileSource,
    folder: string,
    files: KnownFiles,
    tell: (state: ImportProgress) => void,
    signal: AbortSignal,
  ): Fill {
    const downloaded = sourceAt(folder, this.limits.largestFile);
    // Only files of this download: the paths may lead out of the folder.
    const source: FileSource = {
      label,
      find: async (paths, known, findSignal) => {
        const kind = SOURCE_FILES.find((file) => file.paths === paths);
        return kind !== undefined && files.has(kind.name)
          ? downloaded.find([kind.name], known, findSignal)
          : { state: 'absent' };
      },
    };
    return this.imports.fillFrom(source, {
      signal,
      onProgress: ({ file, bytesRead, bytes }) =>
        tell({ step: 'importing', file, bytes_read: bytesRead, bytes }),
      accept: (contents) => this.refuseImplausible(contents, files),
    });
  }

  /** @throws ImportFailedError if the set has lost bouts, or if the columns of a file have moved */
  private async refuseImplausible({ bouts, rejectedIn }: SetContents, files: KnownFiles): Promise<void> {
    for (const [name, { rows }] of files) {
      const rejected = rejectedIn(name);
      if (rejected > rows * TOLERATED_REJECTS + TOLERATED_ROWS) {
        throw new ImportFailedError(
          `${name} cannot be used: ${rejected} of ${rows} rows are not readable; its columns may have moved`,
        );
      }
    }
    const before = await this.repository.countBouts();
    if (bouts >= leastAfter(before)) return;
    throw new ImportFailedError(
      `${RESULT_FILE.name} has shrunk: ${bouts} bouts, and the data has ${before}. If that is right, use ${commandText('data:import')}`,
    );
  }
}
