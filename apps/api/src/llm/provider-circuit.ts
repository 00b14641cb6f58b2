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
const FIRST_OPEN_MS = 2_000;
const LONGEST_OPEN_MS = 15_000;
const LONGEST_RETRY_AFTER_MS = 60_000;

/** What the service itself got wrong says nothing about the provider's health. */
const UNCOUNTED: ReadonlySet<LanguageModelErrorKind> = new Set(['invalid_request', 'circuit_open']);
const isProviderFailure = (error: unknown): boolean =>
  error instanceof LanguageModelError && !UNCOUNTED.has(error.kind);

/**
 * The circuit breaker of a provider. While it is half-open, one trial request is sent and the others are refused at once.
 * It stays open longer each time, and as long as `retry-after` asks for.
 */
export class ProviderCircuit {
  private readonly breaker: CircuitBreakerPolicy;
  private openUntil = 0;

  constructor() {
    this.breaker = circuitBreaker(handleWhen(isProviderFailure), {
      halfOpenAfter: new DelegateBackoff(({ attempt, result }: IHalfOpenAfterBackoffContext) => {
        const openMs = openFor(attempt, 'error' in result ? result.error : null);
        this.openUntil = Date.now() + openMs;
        return openMs;
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
   * @throws LanguageModelError `circuit_open` without running it; whatever it throws
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
    return new LanguageModelError('circuit_open', {
      retryAfterMs: Math.max(1000, this.openUntil - Date.now()),
    });
  }
}

/** @param attempt from 1: how often in a row it was found to be down */
function openFor(attempt: number, error: unknown): number {
  const openMs = FIRST_OPEN_MS * 2 ** (attempt - 1);
  const retryAfterMs = error instanceof LanguageModelError ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(Math.min(openMs, LONGEST_OPEN_MS), Math.min(retryAfterMs, LONGEST_RETRY_AFTER_MS));
}
