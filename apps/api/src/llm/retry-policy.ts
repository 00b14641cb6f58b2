import { LanguageModelError, type LanguageModelErrorKind } from './language-model.errors.js';

const RETRYABLE: ReadonlySet<LanguageModelErrorKind> = new Set([
  'overloaded',
  'rate_limited',
  'connection',
  'incomplete',
]);
const FIRST_DELAY_MS = 400;
/** A provider that wants more patience than this is treated as down: a reader waits, and there is a fallback. */
export const LONGEST_RETRY_DELAY_MS = 8_000;
export const MOST_RETRIES = 2;

/**
 * How long to wait before a failed request is made again, in milliseconds; null when it is not to be made again.
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
 * Holds retries to a tenth of the requests, so that an outage is not answered with three times the traffic. A burst
 * of {@link capacity} is allowed.
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
