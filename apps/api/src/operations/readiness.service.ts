import type { Readiness, ReadinessParts } from '@app/chat-protocol';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { DrainingError, DatabaseNotReadyError } from './operations.errors.js';
import { ProviderCheck } from '../llm/provider-check.service.js';
import { ReadinessRepository } from './readiness.repository.js';

/** A slower database counts as down. */
const DATABASE_TIMEOUT_MS = 2000;

/** One database check serves all requests within this time. */
const DATABASE_STATE_LIFETIME_MS = 1000;

type DatabaseState = Omit<ReadinessParts, 'process'>;

@Injectable()
export class ReadinessService implements OnModuleDestroy {
  private isDraining = false;
  /** The newest check; `until` is in milliseconds, Infinity while the check runs. */
  private latest: { state: Promise<DatabaseState>; until: number } | undefined;

  constructor(
    private readonly repository: ReadinessRepository,
    private readonly provider: ProviderCheck,
  ) {}

  /** First step of a shutdown: load balancers see `draining` before anything ends. */
  onModuleDestroy(): void {
    this.isDraining = true;
  }

  /** @throws DrainingError, DatabaseNotReadyError with the state of each part */
  async check(): Promise<Readiness> {
    const parts: ReadinessParts = {
      process: this.isDraining ? 'draining' : 'serving',
      ...(await this.databaseState()),
    };
    if (parts.process === 'draining') throw new DrainingError(parts);
    if (parts.database === 'down' || parts.migrations !== 'done') throw new DatabaseNotReadyError(parts);
    return { status: 'ready', ...parts, language_model: this.provider.state };
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
    const timeout = new AbortController();
    try {
      const pending = await Promise.race([
        this.repository.countPendingMigrations(),
        delay(DATABASE_TIMEOUT_MS, undefined, { signal: timeout.signal }),
      ]);
      if (pending === undefined) {
        this.repository.suspectServer();
        return { database: 'down', migrations: 'unknown' };
      }
      return { database: 'up', migrations: pending === 0 ? 'done' : 'pending' };
    } catch {
      return { database: 'down', migrations: 'unknown' };
    } finally {
      timeout.abort();
    }
  }
}
