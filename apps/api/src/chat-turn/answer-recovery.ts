import { OpenDatabase } from '@app/database';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { AnswerEngine } from './answer-engine.js';
import { AnswerEventLog } from './event-log/answer-event-log.js';
import { AnswerRepository } from './answer.repository.js';
import { LEASE_SECONDS, RECOVERY_INTERVAL_MS } from './lease.js';

/** Sees to it that no answer stays `streaming` whose process is gone: it is kept as `interrupted`, with its text. */
@Injectable()
export class AnswerRecovery implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AnswerRecovery.name);
  private timer: NodeJS.Timeout | null = null;
  /** By `performance.now()`: until then, owners that could not reach the database may renew their leases. */
  private graceUntil = 0;

  constructor(
    @Inject(OpenDatabase) private readonly database: OpenDatabase,
    private readonly repository: AnswerRepository,
    private readonly engine: AnswerEngine,
    private readonly log: AnswerEventLog,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // Whoever opened the embedded database is the only process that makes answers in it: those of others are dead.
    const count = this.database.handle.isOwner
      ? await this.repository.interruptAllBut(this.engine.owner)
      : await this.interruptExpired();
    this.tell(count);
    this.timer = setInterval(() => void this.recover(), RECOVERY_INTERVAL_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  private async recover(): Promise<void> {
    if (performance.now() < this.graceUntil) return;
    try {
      this.tell(await this.interruptExpired());
    } catch (error) {
      // While the database was unavailable no owner could renew: their leases ran out for no fault of theirs.
      this.graceUntil = performance.now() + LEASE_SECONDS * 1_000;
      this.logger.warn('abandoned answers could not be looked for', error);
    }
  }

  /** Sealed first: should the process be only paused, its readers get no more than what is kept here. */
  private async interruptExpired(): Promise<number> {
    let count = 0;
    for (const id of await this.repository.findExpired([...this.engine.answers.keys()])) {
      // It may have begun, and its lease may have run out, while the question waited for a connection.
      if (this.engine.answers.has(id)) continue;
      const text = await this.log.seal(id);
      if (await this.repository.interrupt(id, text)) count += 1;
    }
    return count;
  }

  private tell(count: number): void {
    if (count > 0) this.logger.warn(`${count} answer(s) of a process that ended were kept as interrupted`);
  }
}
