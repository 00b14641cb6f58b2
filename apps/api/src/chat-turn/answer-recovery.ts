import { OpenDatabase } from '@app/database';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { AnswerRepository, LEASE_SECONDS } from '../chat-session/answer.repository.js';
import { AnswerEngine } from './answer-engine.js';
import { AnswerEventLog } from './event-log/answer-event-log.js';

/** With a lease of ten seconds, abandoned answers end within thirteen. */
const RECOVERY_INTERVAL_MS = 2_500;

/** Ends the streaming answers of dead processes as `interrupted`, with their text. */
@Injectable()
export class AnswerRecovery implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AnswerRecovery.name);
  private timer: NodeJS.Timeout | null = null;
  /** Until then (`performance.now()`) owners that could not reach the database may renew their leases. */
  private graceUntil = 0;

  constructor(
    @Inject(OpenDatabase) private readonly database: OpenDatabase,
    private readonly repository: AnswerRepository,
    private readonly engine: AnswerEngine,
    private readonly log: AnswerEventLog,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const count = this.database.handle.isOwner
      ? await this.repository.interruptAllBut(this.engine.owner)
      : await this.interruptExpired();
    this.report(count);
    this.timer = setInterval(() => void this.recover(), RECOVERY_INTERVAL_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  private async recover(): Promise<void> {
    if (performance.now() < this.graceUntil) return;
    try {
      this.report(await this.interruptExpired());
    } catch (error) {
      // No owner could renew its leases while the database was unavailable.
      this.graceUntil = performance.now() + LEASE_SECONDS * 1_000;
      this.logger.warn('the search for abandoned answers failed', error);
    }
  }

  /** Seals the log first: if the process is only paused, its readers receive no more than the text stored here. */
  private async interruptExpired(): Promise<number> {
    let count = 0;
    for (const id of await this.repository.findExpired([...this.engine.answers.keys()])) {
      // It may have started, and its lease expired, while the query waited for a connection.
      if (this.engine.answers.has(id)) continue;
      const text = await this.log.seal(id);
      if (await this.repository.interrupt(id, text)) count += 1;
    }
    return count;
  }

  private report(count: number): void {
    if (count > 0) this.logger.warn(`${count} answer(s) of a process that ended were interrupted`);
  }
}
