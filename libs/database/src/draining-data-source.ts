import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';

/** Statements and transactions that run longer are cut off. */
const DRAIN_TIMEOUT_MS = 10_000;
const CHECK_EVERY_MS = 10;

/**
 * A DataSource whose `destroy` lets what runs finish, and whose statements can be cancelled. TypeORM's own cuts running
 * statements off and leaves whoever waits for a connection waiting.
 */
export class DrainingDataSource extends DataSource {
  private destruction: Promise<void> | null = null;

  /** @param canCancel whether the database ends a statement when another connection asks for it. */
  constructor(
    options: DataSourceOptions,
    private readonly canCancel = false,
  ) {
    super(options);
  }

  /** May be called again, and while another call runs. */
  override destroy(): Promise<void> {
    this.destruction ??= this.drainAndDestroy().finally(() => {
      this.destruction = null;
    });
    return this.destruction;
  }

  /**
   * Runs one statement. When the signal aborts, the database is told to give it up where it can be, and it fails then.
   * The connection is kept until both are settled: nobody else's statement is cancelled.
   */
  async queryUntilAborted<Result>(sql: string, parameters: unknown[], signal: AbortSignal): Promise<Result> {
    if (!this.canCancel) return this.query<Result>(sql, parameters);
    const runner = this.createQueryRunner();
    let cancelling: Promise<unknown> | undefined;
    try {
      const client: unknown = await runner.connect();
      signal.throwIfAborted();
      const cancel = (): void => {
        cancelling = this.cancel(client);
      };
      signal.addEventListener('abort', cancel, { once: true });
      try {
        return await this.query<Result>(sql, parameters, runner);
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    } finally {
      await cancelling;
      await release(runner);
    }
  }

  private async cancel(client: unknown): Promise<void> {
    const processId =
      typeof client === 'object' && client !== null && 'processID' in client ? client.processID : null;
    // A statement that cannot be cancelled runs to its end, or to the end of its time.
    await this.query('SELECT pg_cancel_backend($1)', [processId]).catch(() => undefined);
  }

  private async drainAndDestroy(): Promise<void> {
    if (!this.isInitialized) return;
    const pool: unknown = 'master' in this.driver ? this.driver.master : null;
    const deadline = Date.now() + DRAIN_TIMEOUT_MS;
    while (pool instanceof pg.Pool && isBusy(pool) && Date.now() < deadline) await delay(CHECK_EVERY_MS);
    await super.destroy();
  }
}

/** A connection that broke cannot be given back; the pool has dropped it already. */
const release = (runner: QueryRunner): Promise<void> => runner.release().catch(() => undefined);

const isBusy = (pool: pg.Pool): boolean => pool.waitingCount > 0 || pool.totalCount > pool.idleCount;
