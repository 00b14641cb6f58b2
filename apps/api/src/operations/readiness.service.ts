import type { Readiness, ReadinessParts } from '@app/chat-protocol';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { DrainingError, DatabaseNotReadyError } from './operations.errors.js';
import { ReadinessRepository } from './readiness.repository.js';

/** A database that takes longer than this for a small question counts as down. */
const DATABASE_PATIENCE_MS = 2000;

/** Anybody may ask, as often as they like: one look at the database serves all who ask within this time. */
const DATABASE_STATE_LIFETIME_MS = 1000;

type DatabaseState = Omit<ReadinessParts, 'process'>;

/** Whether this process should be sent requests. */
@Injectable()
export class ReadinessService implements OnModuleDestroy {
  private isDraining = false;
  /** Of the newest look at the database; the time is in milliseconds and endless while the look goes on. */
  private latest: { state: Promise<DatabaseState>; until: number } | undefined;

  constructor(private readonly repository: ReadinessRepository) {}

  /** The first step of shutting down: who sends requests here is told before anything ends. */
  onModuleDestroy(): void {
    this.isDraining = true;
  }

  /** @throws DrainingError or DatabaseNotReadyError, with the state of each part */
  async check(): Promise<Readiness> {
    const parts: ReadinessParts = {
      process: this.isDraining ? 'draining' : 'serving',
      ...(await this.databaseState()),
    };
    if (parts.process === 'draining') throw new DrainingError(parts);
    if (parts.database === 'down' || parts.migrations !== 'done') throw new DatabaseNotReadyError(parts);
    return { status: 'ready', ...parts };
  }

  private databaseState(): Promise<DatabaseState> {
    if (this.latest !== undefined && performance.now() < this.latest.until) return this.latest.state;
    const latest = { state: this.checkDatabase(), until: Infinity };
    this.latest = latest;
    void latest.state.then(() => (latest.until = performance.now() + DATABASE_STATE_LIFETIME_MS));
    return latest.state;
  }

  /** Never fails. */
  private async checkDatabase(): Promise<DatabaseState> {
    const patience = new AbortController();
    try {
      const pending = await Promise.race([
        this.repository.countPendingMigrations(),
        delay(DATABASE_PATIENCE_MS, undefined, { signal: patience.signal }),
      ]);
      if (pending === undefined) {
        this.repository.suspectServer();
        return { database: 'down', migrations: 'unknown' };
      }
      return { database: 'up', migrations: pending === 0 ? 'done' : 'pending' };
    } catch {
      return { database: 'down', migrations: 'unknown' };
    } finally {
      patience.abort();
    }
  }
}
