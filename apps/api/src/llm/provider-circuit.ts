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

/**
 * The circuit opens when 45% of the last 20 requests failed, of at least 10. A request that breaks off counts twice: as
 * started and as failed.
 */
const WINDOW_REQUESTS = 20;
const FAILURE_THRESHOLD = 0.45;
const MIN_REQUESTS = 10;
const FIRST_OPEN_MS = 2_000;
const MAX_OPEN_MS = 15_000;
const MAX_RETRY_AFTER_MS = 60_000;

/** Errors of this service or of one request, which say nothing about the provider's health. */
const IGNORED_KINDS: ReadonlySet<LanguageModelErrorKind> = new Set([
  'invalid_request',
  'circuit_open',
  'context_exceeded',
  'parameter_refused',
]);
const isProviderFailure = (error: unknown): boolean =>
  error instanceof LanguageModelError && !IGNORED_KINDS.has(error.kind);

/** The node whose circuit opened sends the trial request; the others wait so much longer for its outcome. */
const TRIAL_LEAD_MS = 1_500;

/** Learns what happens to a circuit on this node. */
export interface CircuitListener {
  opened(openMs: number): void;
  closed(): void;
}

/**
 * The circuit breaker of a provider. While it is half-open, one trial request is sent and the others are refused. It
 * stays open twice as long each time, and at least for the provider's `retry-after`, both with an upper bound. A
 * circuit that opened on another node is open here too.
 */
export class ProviderCircuit {
  private readonly breaker: CircuitBreakerPolicy;
  private openUntil = 0;
  /** Until when another node's circuit is open. */
  private openElsewhereUntil = 0;

  constructor(listener?: CircuitListener) {
    this.breaker = circuitBreaker(handleWhen(isProviderFailure), {
      halfOpenAfter: new DelegateBackoff(({ attempt, result }: IHalfOpenAfterBackoffContext) => {
        const openMs = openFor(attempt, 'error' in result ? result.error : null);
        this.openUntil = Date.now() + openMs;
        listener?.opened(openMs);
        return openMs;
      }),
      breaker: new CountBreaker({
        size: WINDOW_REQUESTS,
        threshold: FAILURE_THRESHOLD,
        minimumNumberOfCalls: MIN_REQUESTS,
      }),
    });
    this.breaker.onReset(() => listener?.closed());
  }

  openedElsewhere(openMs: number): void {
    this.openElsewhereUntil = Date.now() + Math.min(openMs, MAX_RETRY_AFTER_MS) + TRIAL_LEAD_MS;
  }

  closedElsewhere(): void {
    this.openElsewhereUntil = 0;
  }

  /**
   * Runs a request up to its first event.
   * @throws LanguageModelError `circuit_open` while open; otherwise the error of `open`
   */
  async run<Result>(open: () => Promise<Result>): Promise<Result> {
    // One trial at a time; the others do not wait for its outcome.
    if (this.breaker.state === CircuitState.HalfOpen || this.isOpenElsewhere) throw this.refusal();
    try {
      return await this.breaker.execute(open);
    } catch (error) {
      throw error instanceof BrokenCircuitError ? this.refusal() : error;
    }
  }

  get state(): 'closed' | 'half-open' | 'open' {
    if (this.isOpenElsewhere) return 'open';
    switch (this.breaker.state) {
      case CircuitState.Closed:
        return 'closed';
      case CircuitState.HalfOpen:
        return 'half-open';
      default:
        // After its time the breaker stays open until the next request tries.
        return this.openUntil > Date.now() ? 'open' : 'half-open';
    }
  }

  countFailure(error: unknown): void {
    if (!isProviderFailure(error) || this.breaker.state !== CircuitState.Closed) return;
    void this.breaker.execute(() => Promise.reject(error as LanguageModelError)).catch(() => undefined);
  }

  private get isOpenElsewhere(): boolean {
    return Date.now() < this.openElsewhereUntil;
  }

  private refusal(): LanguageModelError {
    const until = Math.max(this.openUntil, this.openElsewhereUntil);
    return new LanguageModelError('circuit_open', { retryAfterMs: Math.max(1000, until - Date.now()) });
  }
}

/** @param attempt consecutive openings, from 1 */
function openFor(attempt: number, error: unknown): number {
  const openMs = FIRST_OPEN_MS * 2 ** (attempt - 1);
  const retryAfterMs = error instanceof LanguageModelError ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(Math.min(openMs, MAX_OPEN_MS), Math.min(retryAfterMs, MAX_RETRY_AFTER_MS));
}
