/** Stable, machine-readable codes of all errors that reach clients. Each is documented in docs/errors.md. */
export const ERROR_CODES = [
  'validation_failed',
  'malformed_json',
  'unauthorized',
  'token_expired',
  'token_reused',
  'forbidden',
  'account_disabled',
  'not_found',
  'session_not_found',
  'message_not_found',
  'session_busy',
  'conflict',
  'replaced',
  'payload_too_large',
  'rate_limited',
  'usage_limit_exceeded',
  'llm_unavailable',
  'database_unavailable',
  'shutting_down',
  'internal_error',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** An invalid field: its dotted path and the problem. */
export interface FieldError {
  field: string;
  message: string;
}

export interface AppErrorOptions {
  /** When the client may retry, in milliseconds. */
  retryAfterMs?: number;
  errors?: FieldError[];
  /** The underlying error; logged, never sent. */
  cause?: unknown;
}

/**
 * An error with a stable code. Modules derive their own beside the code that throws them; each transport maps
 * codes once (HTTP status and problem details, socket acknowledgement). The message is shown to the user: it
 * says what happened and what to do, without internals.
 */
export abstract class AppError extends Error {
  abstract readonly code: ErrorCode;
  readonly retryAfterMs: number | undefined;
  readonly errors: FieldError[] | undefined;

  constructor(message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.retryAfterMs = options.retryAfterMs;
    this.errors = options.errors;
  }
}

export class ValidationFailedError extends AppError {
  readonly code = 'validation_failed';

  constructor(errors: FieldError[]) {
    const fields = errors.map((error) => error.field).join(', ');
    super(`The request is not valid. Correct: ${fields}.`, { errors });
  }
}

export class RateLimitedError extends AppError {
  readonly code = 'rate_limited';

  constructor(retryAfterMs: number) {
    super(`Too many requests. Wait ${Math.ceil(retryAfterMs / 1000)} s and try again.`, { retryAfterMs });
  }
}

export class ShuttingDownError extends AppError {
  readonly code = 'shutting_down';

  constructor() {
    super('The service is restarting. Reconnect in a few seconds.', { retryAfterMs: 5000 });
  }
}

export class DatabaseUnavailableError extends AppError {
  readonly code = 'database_unavailable';

  constructor(cause: unknown) {
    super('The database is unavailable at the moment. Try again shortly.', { retryAfterMs: 2000, cause });
  }
}
