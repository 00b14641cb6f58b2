import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { isDatabaseUnavailable } from './database-unavailable.js';
import { GuardedPool } from './guarded-pool.js';
import { StatementNames } from './statement-names.js';

const DRAIN_TIMEOUT_MS = 10_000;
/** How long the server may take to close its connections before they are cut. */
const CLOSE_TIMEOUT_MS = 1_000;
const CHECK_EVERY_MS = 10;

/**
 * `destroy` waits for running statements, and statements can be cancelled. TypeORM's own cuts running statements and
 * leaves pending connection requests unsettled.
 */
export class DrainingDataSource extends DataSource {
  private destruction: Promise<void> | null = null;
  private readonly names = new StatementNames();

  /** @param canCancel whether another connection can cancel a statement */
  constructor(
    options: DataSourceOptions,
    readonly canCancel = false,
  ) {
    super(options);
  }

  /** Idempotent; concurrent calls share one result. */
  override destroy(): Promise<void> {
    this.destruction ??= this.drainAndDestroy().finally(() => {
      this.destruction = null;
    });
    return this.destruction;
  }

  /**
   * An abort cancels the statement, if the database supports that. The connection is released after both settle, so
   * that no other statement is cancelled.
   */
  async queryUntilAborted<Result>(sql: string, parameters: unknown[], signal: AbortSignal): Promise<Result> {
    const { pool } = this;
    if (!this.canCancel || pool === null) return this.query<Result>(sql, parameters);
    try {
      return await this.runNamed<Result>(pool, sql, parameters, signal);
    } catch (error) {
      if (!isOutdatedPlan(error)) throw error;
      return this.query<Result>(sql, parameters);
    }
  }

  /** Frequent statements are prepared by name, so that PostgreSQL caches their plan. */
  private async runNamed<Result>(
    pool: GuardedPool,
    sql: string,
    parameters: unknown[],
    signal: AbortSignal,
  ): Promise<Result> {
    const client = await pool.connect();
    let cancelling: Promise<unknown> | undefined;
    let broken = false;
    const cancel = (): void => {
      cancelling = this.cancelStatement(client);
    };
    try {
      signal.throwIfAborted();
      signal.addEventListener('abort', cancel, { once: true });
      const name = this.names.nameOf(sql);
      const { rows } = await client.query({
        text: sql,
        values: parameters,
        ...(name === null ? {} : { name }),
      });
      return rows as Result;
    } catch (error) {
      broken = isOutdatedPlan(error) || isConnectionLost(error);
      throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
      await cancelling;
      client.release(broken);
    }
  }

  /** Cancels what a connection runs, over another connection. Never rejects. */
  async cancelStatement(client: object): Promise<void> {
    const processId = 'processID' in client ? client.processID : null;
    // If the cancellation fails, the statement runs to its end or time-out.
    await this.query('SELECT pg_cancel_backend($1)', [processId]).catch(() => undefined);
  }

  /** For a connection outside of the pool. */
  clientConfig(): pg.ClientConfig {
    const { pool } = this;
    if (pool === null) throw new Error('The database is not open.');
    return { ...pool.options };
  }

  suspectServer(): void {
    this.pool?.suspectServer();
  }

  private get pool(): GuardedPool | null {
    const pool: unknown = 'master' in this.driver ? this.driver.master : null;
    return pool instanceof GuardedPool ? pool : null;
  }

  private async drainAndDestroy(): Promise<void> {
    if (!this.isInitialized) return;
    const { pool } = this;
    const deadline = Date.now() + DRAIN_TIMEOUT_MS;
    while (pool !== null && isBusy(pool) && Date.now() < deadline) await delay(CHECK_EVERY_MS);
    await super.destroy();
    // The pool has sent Terminate on each connection and does not wait for the server.
    setTimeout(() => pool?.cutConnections(), CLOSE_TIMEOUT_MS).unref();
  }
}

const isConnectionLost = (error: unknown): boolean =>
  isDatabaseUnavailable(error) &&
  !(error instanceof pg.DatabaseError && error.severity === 'ERROR' && error.code !== '25006');

/** A table of the cached plan has changed: PostgreSQL rejects the plan from now on. */
const isOutdatedPlan = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '0A000' && error.message.includes('cached plan');

const isBusy = (pool: GuardedPool): boolean =>
  !pool.isServerDown && (pool.waitingCount > 0 || pool.totalCount > pool.idleCount);
