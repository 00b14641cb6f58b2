import { AppError } from '@app/chat-protocol';

/**
 * How a provider failed. `incomplete`: the stream ended before the answer did. `spend_limit`: the account has
 * no budget; a retry does not help. `oversized`: the reply was larger than its bounds. `circuit_open`: not sent, after
 * many failures.
 */
export type LanguageModelErrorKind =
  | 'overloaded'
  | 'rate_limited'
  | 'spend_limit'
  | 'authentication'
  | 'invalid_request'
  | 'connection'
  | 'incomplete'
  | 'oversized'
  | 'circuit_open';

const MESSAGES: Record<LanguageModelErrorKind, string> = {
  overloaded: 'The language model is overloaded at the moment. Try again in a few seconds.',
  rate_limited: 'The language model takes no more requests at the moment. Try again shortly.',
  spend_limit: 'The language model is out of budget. Try again later.',
  authentication: 'The language model refused the service. Its operator has to correct the key.',
  invalid_request:
    'The language model did not accept the request. Ask in a shorter way or start a new session.',
  connection: 'The language model cannot be reached at the moment. Try again shortly.',
  circuit_open: 'The language model does not answer at the moment. Try again shortly.',
  oversized: 'The language model sent more than an answer may hold. Ask again or ask for less.',
  incomplete: 'The language model broke off its answer. Ask again.',
};

export interface LanguageModelErrorOptions {
  /** When the provider says that it may be asked again, in milliseconds. */
  retryAfterMs?: number;
  /** What the provider said, for the log only; it holds no key. */
  detail?: string;
}

/** A language model's provider failed. */
export class LanguageModelError extends AppError {
  readonly code = 'llm_unavailable';
  readonly detail: string | undefined;

  constructor(
    readonly kind: LanguageModelErrorKind,
    options: LanguageModelErrorOptions = {},
  ) {
    super(MESSAGES[kind], options.retryAfterMs === undefined ? {} : { retryAfterMs: options.retryAfterMs });
    this.detail = options.detail;
  }
}

/** An answer took longer than LLM_TIMEOUT_MS. */
export class AnswerDeadlineError extends AppError {
  readonly code = 'llm_unavailable';

  constructor(timeoutMs: number) {
    super(`The answer was not ready within ${Math.ceil(timeoutMs / 1000)} s. Ask again or ask for less.`);
  }
}
