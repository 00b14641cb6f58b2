import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import type { ReadinessDto } from './operations.dto.js';
import { DrainingError, DatabaseNotReadyError, type ReadinessParts } from './operations.errors.js';
import { ReadinessRepository } from './readiness.repository.js';

/** A database that takes longer than this for a small question counts as down. */
const DATABASE_PATIENCE_MS = 2000;

/** Whether this process should be sent requests. */
@Injectable()
export class ReadinessService implements OnModuleDestroy {
  private isDraining = false;

  constructor(private readonly repository: ReadinessRepository) {}

  /** The first step of shutting down: who sends requests here is told before anything ends. */
  onModuleDestroy(): void {
    this.isDraining = true;
  }

  /** @throws DrainingError or DatabaseNotReadyError, with the state of each part */
  async check(): Promise<ReadinessDto> {
    const parts: ReadinessParts = {
      process: this.isDraining ? 'draining' : 'serving',
      ...(await this.checkDatabase()),
    };
    if (parts.process === 'draining') throw new DrainingError(parts);
    if (parts.database === 'down' || parts.migrations !== 'done') throw new DatabaseNotReadyError(parts);
    return { status: 'ready', ...parts };
  }

  private async checkDatabase(): Promise<Omit<ReadinessParts, 'process'>> {
    const patience = new AbortController();
    try {
      const pending = await Promise.race([
        this.repository.countPendingMigrations(),
        delay(DATABASE_PATIENCE_MS, undefined, { signal: patience.signal }),
      ]);
      if (pending === undefined) return { database: 'down', migrations: 'unknown' };
      return { database: 'up', migrations: pending === 0 ? 'done' : 'pending' };
    } catch {
      return { database: 'down', migrations: 'unknown' };
    } finally {
      patience.abort();
    }
  }
}
