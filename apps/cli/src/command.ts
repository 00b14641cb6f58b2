import type { AppConfig } from '@app/config';

/**
 * One command of the command line: a constant exported from a `*.command.ts` file and listed in `commands.ts`.
 * What is slow to load (Nest, TypeORM, sockets) is imported inside `run`, so that the other commands start at once.
 */
export interface CliCommand {
  /** As it is typed after `npm run`, such as `data:import`. */
  readonly name: string;
  /** Its arguments and options, one line each; the first line completes `npm run NAME -- …`. */
  readonly usage: string;
  /** One sentence for the list of commands. */
  readonly description: string;
  /**
   * Does the work. Its result goes to standard output, what tells of progress to standard error.
   * @returns the exit code: 0 done, 1 failed, 2 wrong usage.
   */
  run(args: readonly string[], config: AppConfig): Promise<number>;
}

/** Thrown by a command whose arguments make no sense; the message is followed by its usage, the exit code is 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
