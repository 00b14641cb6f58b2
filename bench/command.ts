import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface BenchContext {
  signal: AbortSignal;
  /** Logs progress to standard error. */
  say: (text: string) => void;
}

/** Runs a bench, which closes what it opened, also on Ctrl-C. Its result is the exit code. */
export async function runBench(bench: (context: BenchContext) => Promise<number>): Promise<void> {
  const stop = new AbortController();
  const onSignal = (): void => stop.abort(new Error('Interrupted.'));
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const startedAt = performance.now();
  const say = (text: string): void => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0).padStart(4);
    process.stderr.write(`${seconds} s  ${text}\n`);
  };
  try {
    process.exitCode = await bench({ signal: stop.signal, say });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** Closes resources in reverse order, even if one of them fails. */
export class Closers {
  private readonly closers: (() => Promise<void>)[] = [];

  add<Closable extends { close(): Promise<void> }>(closable: Closable): Closable {
    this.closers.unshift(() => closable.close());
    return closable;
  }

  async close(): Promise<void> {
    for (const close of this.closers.splice(0)) {
      await close().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    }
  }
}

/**
 * Parses a positive integer.
 * @throws Error that names the option
 */
export function readCount(option: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`--${option} must be a whole number of 1 or more.`);
  return count;
}

const DEFAULT_FOLDER = join(import.meta.dirname, '..', '..', 'shared', 'data', 'ufcstats');

/**
 * The folder of the complete data: the given one, else the default beside the repository.
 * @throws Error that says what to pass
 */
export function sourceFolder(given: string | undefined): string {
  if (given !== undefined) return resolve(given);
  if (existsSync(DEFAULT_FOLDER)) return DEFAULT_FOLDER;
  throw new Error('Name the folder of the UFC CSV files (all of them): npm run bench:… -- FOLDER');
}
