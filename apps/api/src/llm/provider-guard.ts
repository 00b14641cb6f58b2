import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  type CircuitBreakerPolicy,
  CountBreaker,
  ExponentialBackoff,
  handleWhen,
} from 'cockatiel';
import { LanguageModelError, type LanguageModelErrorKind } from './language-model.errors.js';
import { LONGEST_RETRY_DELAY_MS } from './retry-policy.js';

/** Nearly half of the last twenty requests failed (one that breaks off counts as begun and as failed), of at least five. */
const LAST_REQUESTS = 20;
const FAILED_SHARE = 0.45;
const FEWEST_REQUESTS = 5;
const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 60_000;
/** A provider that says "in an hour" is asked again after this long all the same: it may have changed its mind. */
const LONGEST_WISHED_REST_MS = 300_000;

/** What the service itself got wrong says nothing about the provider's health. */
const SAYS_NOTHING: ReadonlySet<LanguageModelErrorKind> = new Set(['invalid_request', 'resting']);
/** Nothing changes by asking again soon. */
const NEEDS_SOMEBODY: ReadonlySet<LanguageModelErrorKind> = new Set(['spend_limit', 'authentication']);

const isProviderFailure = (error: unknown): boolean =>
  error instanceof LanguageModelError && !SAYS_NOTHING.has(error.kind);

/**
 * Keeps requests away from a provider that is down: after failures one request now and then tries whether it is back,
 * all others are refused at once. A provider that asks for a long rest gets it.
 */
export class ProviderGuard {
  private readonly breaker: CircuitBreakerPolicy;
  private restUntil = 0;
  private refusedUntil = 0;

  /** @param now milliseconds, for tests */
  constructor(private readonly now: () => number = Date.now) {
    this.breaker = circuitBreaker(handleWhen(isProviderFailure), {
      halfOpenAfter: new ExponentialBackoff({ initialDelay: FIRST_REST_MS, maxDelay: LONGEST_REST_MS }),
      breaker: new CountBreaker({
        size: LAST_REQUESTS,
        threshold: FAILED_SHARE,
        minimumNumberOfCalls: FEWEST_REQUESTS,
      }),
    });
    this.breaker.onBreak(() => {
      this.refusedUntil = this.now() + FIRST_REST_MS;
    });
  }

  /** Whether a request would be sent. */
  get isResting(): boolean {
    return this.now() < this.restUntil || this.breaker.state === CircuitState.HalfOpen;
  }

  /**
   * Runs what opens a request, up to its first sign of life.
   * @throws LanguageModelError `resting` without running it; whatever it throws
   */
  async run<Result>(open: () => Promise<Result>): Promise<Result> {
    if (this.isResting) throw this.refusal();
    try {
      return await this.breaker.execute(open);
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw this.refusal();
      this.heedWish(error);
      throw error;
    }
  }

  /** Counts a request that broke off after its first sign of life. */
  countFailure(error: unknown): void {
    if (!isProviderFailure(error) || this.breaker.state !== CircuitState.Closed) return;
    void this.breaker.execute(() => Promise.reject(error as LanguageModelError)).catch(() => undefined);
  }

  private heedWish(error: unknown): void {
    if (!(error instanceof LanguageModelError)) return;
    const wished = NEEDS_SOMEBODY.has(error.kind) ? LONGEST_REST_MS : (error.retryAfterMs ?? 0);
    if (wished <= LONGEST_RETRY_DELAY_MS) return;
    this.restUntil = this.now() + Math.min(wished, LONGEST_WISHED_REST_MS);
  }

  private refusal(): LanguageModelError {
    const until = Math.max(this.restUntil, this.refusedUntil);
    return new LanguageModelError('resting', { retryAfterMs: Math.max(1000, until - this.now()) });
  }
}
