import { LanguageModelError, type LanguageModelErrorKind } from './language-model.errors.js';

const RETRYABLE: ReadonlySet<LanguageModelErrorKind> = new Set([
  'overloaded',
  'rate_limited',
  'connection',
  'incomplete',
]);
const FIRST_DELAY_MS = 400;
/** A provider with a longer `retry-after` counts as failed, so that the fallback answers. */
export const LONGEST_RETRY_DELAY_MS = 8_000;
export const MOST_RETRIES = 2;

/**
 * How long to wait before a failed request is retried, in milliseconds; null when it is not retried.
 * @param retries how many retries this request has had
 * @param random a number in [0, 1), the jitter
 */
export function retryDelay(error: unknown, retries: number, random: number): number | null {
  if (!(error instanceof LanguageModelError) || !RETRYABLE.has(error.kind) || retries >= MOST_RETRIES)
    return null;
  if (error.retryAfterMs !== undefined) {
    return error.retryAfterMs <= LONGEST_RETRY_DELAY_MS ? error.retryAfterMs + random * FIRST_DELAY_MS : null;
  }
  return FIRST_DELAY_MS * 2 ** retries * (0.5 + random);
}

/**
 * A token bucket that limits retries to a tenth of the requests, so that an outage does not triple the traffic.
 */
export class RetryBudget {
  private tokens: number;

  constructor(
    private readonly capacity = 10,
    private readonly perRequest = 0.1,
  ) {
    this.tokens = capacity;
  }

  countRequest(): void {
    this.tokens = Math.min(this.capacity, this.tokens + this.perRequest);
  }

  /** Takes one retry; false when none is left. */
  take(): boolean {
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
