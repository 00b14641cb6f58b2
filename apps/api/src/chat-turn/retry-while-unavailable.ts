import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseUnavailable } from '@app/database';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

export interface RetryOptions {
  /** Ends the retries: the last failure is thrown. */
  signal: AbortSignal;
  /** Called before each wait. */
  onFailure?: (error: unknown) => void;
}

/**
 * Runs database work again and again while the database is unavailable.
 * @throws what the work fails with for another reason, or at last once the signal is aborted
 */
export async function retryWhileUnavailable<Result>(
  work: () => Promise<Result>,
  { signal, onFailure }: RetryOptions,
): Promise<Result> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
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
