import { OpenDatabase } from '@app/database';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { AnswerEngine } from './answer-engine.js';
import { AnswerRepository } from './answer.repository.js';
import { RECOVERY_INTERVAL_MS } from './lease.js';

/** Sees to it that no answer stays `streaming` whose process is gone: it is kept as `interrupted`, with its text. */
@Injectable()
export class AnswerRecovery implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AnswerRecovery.name);
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(OpenDatabase) private readonly database: OpenDatabase,
    private readonly repository: AnswerRepository,
    private readonly engine: AnswerEngine,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // Whoever opened the embedded database is the only process that makes answers in it: those of others are dead.
    const count = this.database.handle.isOwner
      ? await this.repository.interruptAllBut(this.engine.owner)
      : await this.repository.interruptExpired([]);
    this.tell(count);
    this.timer = setInterval(() => void this.recover(), RECOVERY_INTERVAL_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  private async recover(): Promise<void> {
    try {
      this.tell(await this.repository.interruptExpired([...this.engine.answers.keys()]));
    } catch (error) {
      this.logger.warn(
        `abandoned answers could not be looked for: ${error instanceof Error ? error.message : ''}`,
      );
    }
  }

  private tell(count: number): void {
    if (count > 0) this.logger.warn(`${count} answer(s) of a process that ended were kept as interrupted`);
  }
}
