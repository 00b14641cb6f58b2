/** What a bench is given to run with. */
export interface BenchContext {
  /** Aborts on Ctrl-C. */
  signal: AbortSignal;
  /** Tells of progress, on standard error. */
  say: (text: string) => void;
}

/** Runs a bench; whatever it opened it closes, also on Ctrl-C. Its result is the exit code. */
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

/** Closes what was opened, the last first, even if one of them fails to. */
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

/** A whole number of 1 or more. @throws Error that names the option. */
export function readCount(option: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`--${option} must be a whole number of 1 or more.`);
  return count;
}
