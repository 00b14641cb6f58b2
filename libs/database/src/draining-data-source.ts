import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { isDatabaseUnavailable } from './database-unavailable.js';
import { GuardedPool } from './guarded-pool.js';
import { StatementNames } from './statement-names.js';

/** Statements and transactions that run longer are cut off. */
const DRAIN_TIMEOUT_MS = 10_000;
/** Connections whose server does not take leave within this time are cut. */
const LONGEST_GOODBYE_MS = 1_000;
const CHECK_EVERY_MS = 10;

/**
 * A DataSource whose `destroy` lets what runs finish, and whose statements can be cancelled. TypeORM's own cuts running
 * statements off and leaves whoever waits for a connection waiting.
 */
export class DrainingDataSource extends DataSource {
  private destruction: Promise<void> | null = null;
  private readonly names = new StatementNames();

  /** @param canCancel whether the database ends a statement when another connection asks for it. */
  constructor(
    options: DataSourceOptions,
    readonly canCancel = false,
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
    const { pool } = this;
    if (!this.canCancel || pool === null) return this.query<Result>(sql, parameters);
    try {
      return await this.runNamed<Result>(pool, sql, parameters, signal);
    } catch (error) {
      if (!isOutdatedPlan(error)) throw error;
      return this.query<Result>(sql, parameters);
    }
  }

  /** On a connection of its own choice, by name where the statement is used often: PostgreSQL keeps its plan then. */
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
      cancelling = this.cancel(client);
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

  private async cancel(client: object): Promise<void> {
    const processId = 'processID' in client ? client.processID : null;
    // A statement that cannot be cancelled runs to its end, or to the end of its time.
    await this.query('SELECT pg_cancel_backend($1)', [processId]).catch(() => undefined);
  }

  /** Lets the server be probed, because it kept somebody waiting. */
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
    // The pool has said goodbye on each connection and does not wait for the server to close it.
    setTimeout(() => pool?.cutConnections(), LONGEST_GOODBYE_MS).unref();
  }
}

/** Whether a failed statement took its connection with it, or left it with a server that no longer takes writes. */
const isConnectionLost = (error: unknown): boolean =>
  isDatabaseUnavailable(error) &&
  !(error instanceof pg.DatabaseError && error.severity === 'ERROR' && error.code !== '25006');

/** The table behind a kept plan was changed since: PostgreSQL refuses the plan, and would for ever. */
const isOutdatedPlan = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '0A000' && error.message.includes('cached plan');

/** A server that does not answer finishes nothing. */
const isBusy = (pool: GuardedPool): boolean =>
  !pool.isServerDown && (pool.waitingCount > 0 || pool.totalCount > pool.idleCount);
