import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';

/** Statements and transactions that run longer are cut off. */
const DRAIN_TIMEOUT_MS = 10_000;
const CHECK_EVERY_MS = 10;

/**
 * A DataSource whose `destroy` lets what runs finish. TypeORM's own cuts running statements off and leaves whoever
 * waits for a connection waiting.
 */
export class DrainingDataSource extends DataSource {
  private destruction: Promise<void> | null = null;

  /** May be called again, and while another call runs. */
  override destroy(): Promise<void> {
    this.destruction ??= this.drainAndDestroy().finally(() => {
      this.destruction = null;
    });
    return this.destruction;
  }

  private async drainAndDestroy(): Promise<void> {
    if (!this.isInitialized) return;
    const pool: unknown = 'master' in this.driver ? this.driver.master : null;
    const deadline = Date.now() + DRAIN_TIMEOUT_MS;
    while (pool instanceof pg.Pool && isBusy(pool) && Date.now() < deadline) await delay(CHECK_EVERY_MS);
    await super.destroy();
  }
}

const isBusy = (pool: pg.Pool): boolean => pool.waitingCount > 0 || pool.totalCount > pool.idleCount;
