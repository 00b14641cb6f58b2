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
/** A slower reply, or leases of this process that are so old, mean that owners could not renew theirs. */
const LATE_MS = (LEASE_SECONDS * 1_000) / 2;

/** Ends the streaming answers of dead processes as `interrupted`, with their text. */
@Injectable()
export class AnswerRecovery implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AnswerRecovery.name);
  private timer: NodeJS.Timeout | null = null;
  /** Until then (`performance.now()`) owners that could not reach the database may renew their leases. */
  private graceUntil = 0;
  private isLooking = false;

  constructor(
    @Inject(OpenDatabase) private readonly database: OpenDatabase,
    private readonly repository: AnswerRepository,
    private readonly engine: AnswerEngine,
    private readonly log: AnswerEventLog,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const count = this.database.handle.isOwner
      ? await this.repository.interruptAllBut(this.engine.owner)
      : await this.interrupt(await this.findExpired());
    this.report(count);
    this.timer = setInterval(() => void this.recover(), RECOVERY_INTERVAL_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** Looks during the grace period too: an outage that lasts prolongs it. */
  private async recover(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    const begunAt = performance.now();
    try {
      if (this.hasLateRenewal(begunAt)) this.grantGrace();
      const expired = await this.findExpired();
      if (performance.now() - begunAt > LATE_MS) this.grantGrace();
      if (performance.now() >= this.graceUntil) this.report(await this.interrupt(expired));
    } catch (error) {
      this.grantGrace();
      this.logger.warn('the search for abandoned answers failed', error);
    } finally {
      this.isLooking = false;
    }
  }

  private grantGrace(): void {
    this.graceUntil = performance.now() + LEASE_SECONDS * 1_000;
  }

  /** The database may refuse writes only. */
  private hasLateRenewal(now: number): boolean {
    return [...this.engine.answers.values()].some(({ checkpoint }) => now - checkpoint.at > LATE_MS);
  }

  private findExpired(): Promise<string[]> {
    return this.repository.findExpired([...this.engine.answers.keys()]);
  }

  /** Seals the log first: if the process is only paused, its readers receive no more than the text stored here. */
  private async interrupt(expired: readonly string[]): Promise<number> {
    let count = 0;
    for (const id of expired) {
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
