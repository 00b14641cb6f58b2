import type { SharedBudgets } from '@app/redis';
import { LanguageModelError, type LanguageModelErrorKind } from './language-model.errors.js';

const RETRYABLE: ReadonlySet<LanguageModelErrorKind> = new Set([
  'overloaded',
  'rate_limited',
  'connection',
  'incomplete',
]);
const FIRST_DELAY_MS = 400;
/** A longer `retry-after` counts as a failure of the provider, so that the fallback answers. */
const MAX_RETRY_AFTER_MS = 8_000;
export const MAX_RETRIES = 2;
/**
 * An attempt that failed after a longer part of the answer's time is not repeated: after a silence of the provider the
 * fallback must have time to answer.
 */
export const MAX_ATTEMPT_SHARE = 1 / 8;

/**
 * Delay before the next retry in milliseconds; null when the request is not retried.
 * @param retries retries of this request so far
 * @param random jitter in [0, 1)
 */
export function retryDelay(error: unknown, retries: number, random: number): number | null {
  if (!(error instanceof LanguageModelError) || !RETRYABLE.has(error.kind) || retries >= MAX_RETRIES)
    return null;
  if (error.retryAfterMs !== undefined) {
    return error.retryAfterMs <= MAX_RETRY_AFTER_MS ? error.retryAfterMs + random * FIRST_DELAY_MS : null;
  }
  return FIRST_DELAY_MS * 2 ** retries * (0.5 + random);
}

const REQUESTS = 'requests';
const RETRIES = 'retries';

/**
 * A token bucket that limits retries to a tenth of the requests, so that an outage does not multiply the traffic. Nodes
 * share it: each charges the requests and retries of the others.
 */
export class RetryBudget implements SharedBudgets {
  /** Of the counts that nodes share. */
  readonly refillMs = 60_000;
  private tokens: number;
  private unreported = { requests: 0, retries: 0 };

  constructor(
    private readonly capacity = 10,
    private readonly perRequest = 0.1,
  ) {
    this.tokens = capacity;
  }

  countRequest(): void {
    this.unreported.requests += 1;
    this.refill(1);
  }

  take(): boolean {
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    this.unreported.retries += 1;
    return true;
  }

  takeUnreported(): Map<string, number> {
    const { requests, retries } = this.unreported;
    this.unreported = { requests: 0, retries: 0 };
    return new Map([
      [REQUESTS, requests],
      [RETRIES, retries],
    ]);
  }

  charge(key: string, used: number): void {
    if (key === REQUESTS) this.refill(used);
    else this.tokens = Math.max(0, this.tokens - used);
  }

  private refill(requests: number): void {
    this.tokens = Math.min(this.capacity, this.tokens + requests * this.perRequest);
  }
}
