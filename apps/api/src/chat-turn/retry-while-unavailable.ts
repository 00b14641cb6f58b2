import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseUnavailable } from '@app/database';

const FIRST_WAIT_MS = 100;
const MAX_DELAY_MS = 2_000;

interface RetryOptions {
  /** Stops the retries; the last failure is thrown. */
  signal: AbortSignal;
  /** Called before each delay. */
  onFailure?: (error: unknown) => void;
}

/** @throws any other failure, or the last one after an abort */
export async function retryWhileUnavailable<Result>(
  work: () => Promise<Result>,
  { signal, onFailure }: RetryOptions,
): Promise<Result> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, MAX_DELAY_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseUnavailable(error) || signal.aborted) throw error;
      onFailure?.(error);
      await sleep(wait, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) throw error;
    }
  }
}
