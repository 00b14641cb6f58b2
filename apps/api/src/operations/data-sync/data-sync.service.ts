import { telemetry } from '@app/common';
import { type ImportReport, ImportRunningError, SyncService } from '@app/data-collection';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataVersionWatcher } from './data-version-watcher.js';

/** Runs syncs in the background of this process. */
@Injectable()
export class DataSyncService implements OnModuleDestroy {
  private readonly logger = new Logger('DataSync');
  private readonly shutdown = new AbortController();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly sync: SyncService,
    private readonly versions: DataVersionWatcher,
  ) {}

  /** A running sync is aborted; nothing of it takes effect. */
  async onModuleDestroy(): Promise<void> {
    this.shutdown.abort(new Error('the process shuts down'));
    await Promise.all(this.running);
  }

  /**
   * Starts a sync in the background; its end is logged.
   * @returns false if an import runs already, here or in another process
   * @throws if the sync could not be recorded, e.g. without the database
   */
  start(): Promise<boolean> {
    return new Promise((resolve, reject) => {
      let isStarted = false;
      const startedAt = performance.now();
      const measure = (outcome: 'changed' | 'unchanged' | 'failed'): void =>
        telemetry.metrics.syncEnded(outcome, (performance.now() - startedAt) / 1000);
      const onStart = (): void => {
        isStarted = true;
        resolve(true);
      };
      const run = this.sync.sync({ signal: this.shutdown.signal, onStart }).then(
        (report) => {
          measure(report?.changed === true ? 'changed' : 'unchanged');
          this.succeed(report);
        },
        (error: unknown) => {
          if (error instanceof ImportRunningError) resolve(false);
          else if (isStarted) {
            measure('failed');
            this.fail(error);
          } else reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
      this.running.add(run);
      void run.finally(() => this.running.delete(run));
    });
  }

  /** Logs why a sync failed or could not start. */
  fail(error: unknown): void {
    if (this.shutdown.signal.aborted) return;
    const reason = error instanceof Error ? error.message : String(error);
    this.logger.warn(`The sync of the data failed, the data stays as it is: ${reason}`);
  }

  private succeed(report: ImportReport | null): void {
    if (report === null || !report.changed) {
      this.logger.log(`The data is up to date with ${this.sync.label}.`);
      return;
    }
    const counts = Object.values(report.tables);
    const inserted = counts.reduce((sum, table) => sum + table.inserted, 0);
    const updated = counts.reduce((sum, table) => sum + table.updated, 0);
    this.logger.log(
      `The data was synced from ${report.source}: ${inserted} rows inserted, ${updated} updated, ` +
        `data version ${report.dataVersion}, in ${(report.durationMs / 1000).toFixed(1)} s.`,
    );
    this.versions.announce();
  }
}
