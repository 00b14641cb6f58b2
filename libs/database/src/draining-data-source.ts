import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { isDatabaseUnavailable } from './database-unavailable.js';
import { GuardedPool } from './guarded-pool.js';
import { StatementNames } from './statement-names.js';

const DRAIN_TIMEOUT_MS = 10_000;
/** How long the server may take to close its connections before they are cut. */
const CLOSE_TIMEOUT_MS = 1_000;
const CHECK_EVERY_MS = 10;

const logger = new Logger('Database');

/**
 * `destroy` waits for running statements, and statements can be cancelled. TypeORM's own cuts running statements and
 * leaves pending connection requests unsettled.
 */
export class DrainingDataSource extends DataSource {
  private destruction: Promise<void> | null = null;
  private readonly names = new StatementNames();
  private reserve: GuardedPool | null = null;

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

  /** Runs a statement on a connection of its own, so that it does not wait while all others are in use. */
  async queryReserved<Row extends object>(sql: string, parameters: unknown[]): Promise<Row[]> {
    this.reserve ??= this.pool?.createReserve() ?? null;
    if (this.reserve === null) return this.query<Row[]>(sql, parameters);
    const { rows } = await this.reserve.query<Row>(sql, parameters);
    return rows;
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
      if (isLostPlan(error)) this.forgetPlans();
      else if (!isOutdatedPlan(error)) throw error;
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
      broken = isOutdatedPlan(error) || isLostPlan(error) || isConnectionLost(error);
      throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
      await cancelling;
      client.release(broken);
    }
  }

  /** A connection pooler runs each transaction on another server connection, which does not know the plan. */
  private forgetPlans(): void {
    if (!this.names.disable()) return;
    logger.warn(
      'A connection pooler loses prepared statements; from now on PostgreSQL plans each statement anew.',
    );
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

  /** Connections of the pool; null while it is closed. */
  get connections(): { used: number; idle: number; waiting: number; most: number } | null {
    const { pool } = this;
    if (pool === null) return null;
    const { totalCount, idleCount, waitingCount } = pool;
    return {
      used: totalCount - idleCount,
      idle: idleCount,
      waiting: waitingCount,
      most: pool.options.max,
    };
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
    const { reserve } = this;
    this.reserve = null;
    await Promise.all([super.destroy(), reserve?.end()]);
    // The pools have sent Terminate on each connection and do not wait for the server.
    setTimeout(() => {
      for (const each of [pool, reserve]) each?.cutConnections();
    }, CLOSE_TIMEOUT_MS).unref();
  }
}

const isConnectionLost = (error: unknown): boolean =>
  isDatabaseUnavailable(error) &&
  !(error instanceof pg.DatabaseError && error.severity === 'ERROR' && error.code !== '25006');

/** A table of the cached plan has changed: PostgreSQL rejects the plan from now on. */
const isOutdatedPlan = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '0A000' && error.message.includes('cached plan');

/** The statement's name is unknown, or another client has used it. */
const isLostPlan = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '26000' || error.code === '42P05');

const isBusy = (pool: GuardedPool): boolean =>
  !pool.isServerDown && (pool.waitingCount > 0 || pool.totalCount > pool.idleCount);
