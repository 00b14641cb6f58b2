import { ConsoleLogger, type LogLevel } from '@nestjs/common';

/** Writes every level to standard error; standard output belongs to the protocol. */
export class StderrLogger extends ConsoleLogger {
  constructor(levels: LogLevel[]) {
    super({ logLevels: levels, colors: false });
  }

  protected override printMessages(messages: unknown[], context?: string, level?: LogLevel): void {
    super.printMessages(messages, context, level, 'stderr');
  }
}
