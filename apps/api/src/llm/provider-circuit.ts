import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  type CircuitBreakerPolicy,
  CountBreaker,
  DelegateBackoff,
  handleWhen,
  type IHalfOpenAfterBackoffContext,
} from 'cockatiel';
import { LanguageModelError, type LanguageModelErrorKind } from './language-model.errors.js';

/** Nearly half of the last twenty requests failed (one that breaks off counts as begun and as failed), of at least ten. */
const LAST_REQUESTS = 20;
const FAILED_SHARE = 0.45;
const FEWEST_REQUESTS = 10;
const FIRST_REST_MS = 2_000;
const LONGEST_REST_MS = 15_000;
const LONGEST_WISHED_REST_MS = 60_000;

/** What the service itself got wrong says nothing about the provider's health. */
const SAYS_NOTHING: ReadonlySet<LanguageModelErrorKind> = new Set(['invalid_request', 'resting']);
const isProviderFailure = (error: unknown): boolean =>
  error instanceof LanguageModelError && !SAYS_NOTHING.has(error.kind);

/**
 * Keeps requests away from a provider that is down: after many failures one request now and then tries whether it is
 * back, and all others are refused at once. It rests longer each time, and as long as it wishes by `retry-after`.
 */
export class ProviderCircuit {
  private readonly breaker: CircuitBreakerPolicy;
  private restUntil = 0;

  constructor() {
    this.breaker = circuitBreaker(handleWhen(isProviderFailure), {
      halfOpenAfter: new DelegateBackoff(({ attempt, result }: IHalfOpenAfterBackoffContext) => {
        const rest = restFor(attempt, 'error' in result ? result.error : null);
        this.restUntil = Date.now() + rest;
        return rest;
      }),
      breaker: new CountBreaker({
        size: LAST_REQUESTS,
        threshold: FAILED_SHARE,
        minimumNumberOfCalls: FEWEST_REQUESTS,
      }),
    });
  }

  /**
   * Runs what opens a request, up to its first sign of life.
   * @throws LanguageModelError `resting` without running it; whatever it throws
   */
  async run<Result>(open: () => Promise<Result>): Promise<Result> {
    // One trial at a time; the others do not wait for its outcome.
    if (this.breaker.state === CircuitState.HalfOpen) throw this.refusal();
    try {
      return await this.breaker.execute(open);
    } catch (error) {
      throw error instanceof BrokenCircuitError ? this.refusal() : error;
    }
  }

  /** Counts a request that broke off after its first sign of life. */
  countFailure(error: unknown): void {
    if (!isProviderFailure(error) || this.breaker.state !== CircuitState.Closed) return;
    void this.breaker.execute(() => Promise.reject(error as LanguageModelError)).catch(() => undefined);
  }

  private refusal(): LanguageModelError {
    return new LanguageModelError('resting', { retryAfterMs: Math.max(1000, this.restUntil - Date.now()) });
  }
}

/** @param attempt from 1: how often in a row it was found to be down */
function restFor(attempt: number, error: unknown): number {
  const rest = FIRST_REST_MS * 2 ** (attempt - 1);
  const wished = error instanceof LanguageModelError ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(Math.min(rest, LONGEST_REST_MS), Math.min(wished, LONGEST_WISHED_REST_MS));
}
