import { AppError } from '@app/chat-protocol';

/**
 * Kind of a provider's failure. `incomplete`: the stream ended before the answer. `spend_limit`: the account has no
 * budget left, so a retry does not help. `oversized`: the reply exceeded its bounds. `circuit_open`: not sent, because
 * of many failures. `context_exceeded`: the request is longer than the model's context. `parameter_refused`: the server
 * refused an optional parameter; the model has learned it, and the same request can be sent again at once. `malformed`:
 * the reply contains a tool call as text that cannot be run. At most 20 characters, the length of the ledger's column.
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
  | 'context_exceeded'
  | 'parameter_refused'
  | 'malformed'
  | 'circuit_open';

const MESSAGES: Record<LanguageModelErrorKind, string> = {
  overloaded: 'The language model is overloaded. Try again in a few seconds.',
  rate_limited: 'The rate limit of the language model is reached. Try again shortly.',
  spend_limit: 'The language model is out of budget. Try again later.',
  authentication: 'The language model rejected the API key. The operator of the service has to correct it.',
  invalid_request: 'The language model rejected the request. Ask in another way or start a new session.',
  context_exceeded: 'The conversation is too long for the language model. Shorten the question.',
  parameter_refused: 'The language model rejected a parameter of the request. Ask again.',
  malformed: 'The reply of the language model could not be read. Ask again.',
  connection: 'The language model cannot be reached. Try again shortly.',
  circuit_open: 'The language model is unavailable after repeated failures. Try again shortly.',
  oversized: 'The reply of the language model was too large. Ask again or narrow the question.',
  incomplete: 'The answer of the language model was cut off. Ask again.',
};

interface LanguageModelErrorOptions {
  /** The provider's `retry-after`, in milliseconds. */
  retryAfterMs?: number;
  /** The provider's message, for the log only; contains no API key. */
  detail?: string;
}

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

export class AnswerDeadlineError extends AppError {
  readonly code = 'llm_unavailable';

  constructor(timeoutMs: number) {
    super(
      `The answer was not ready within ${Math.ceil(timeoutMs / 1000)} s. Ask again or narrow the question.`,
    );
  }
}
