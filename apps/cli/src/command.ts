import type { AppConfig } from '@app/config';

/**
 * One command. Commands are exported from `*.command.ts` or `*.commands.ts` and listed in `commands.ts`. Slow
 * modules (Nest, TypeORM, sockets) are imported inside `run`, so that other commands start fast.
 */
export interface CliCommand {
  /** As typed, such as `data:import`. */
  readonly name: string;
  /** Arguments and options, one per line; the first line completes the command. */
  readonly usage: string;
  readonly description: string;
  /**
   * Results go to standard output, progress to standard error.
   * @returns the exit code: 0 success, 1 failure, 2 wrong usage
   */
  run(args: readonly string[], config: AppConfig): Promise<number>;
}

/** Invalid arguments: the message and the usage are printed, the exit code is 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
