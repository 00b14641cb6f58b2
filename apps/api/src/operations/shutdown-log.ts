import { Injectable, Logger, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { ConnectionStatistics } from '../gateway/connection-statistics.js';

/** Logs the begin and the end of a shutdown. */
@Injectable()
export class ShutdownLog implements OnModuleDestroy, OnApplicationShutdown {
  private readonly logger = new Logger('Shutdown');
  private beganAt: number | null = null;

  constructor(
    private readonly turns: ChatTurnService,
    private readonly statistics: ConnectionStatistics,
  ) {}

  onModuleDestroy(): void {
    this.beganAt = performance.now();
    const { connections } = this.statistics.ofThisNode();
    this.logger.log({ msg: 'draining begins', running_answers: this.turns.activeCount, connections });
  }

  onApplicationShutdown(signal?: string): void {
    const duration = this.beganAt === null ? 0 : performance.now() - this.beganAt;
    this.logger.log({
      msg: 'draining ended',
      ...(signal === undefined ? {} : { signal }),
      unfinished_answers: this.turns.activeCount,
      duration_ms: Math.round(duration),
    });
  }
}
