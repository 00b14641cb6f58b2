import { AppError, type ErrorCode, type FieldError } from './app-error.js';

export const HTTP_STATUS: Record<ErrorCode, number> = {
  validation_failed: 400,
  malformed_json: 400,
  unauthorized: 401,
  token_expired: 401,
  token_reused: 401,
  forbidden: 403,
  account_disabled: 403,
  not_found: 404,
  session_not_found: 404,
  message_not_found: 404,
  session_busy: 409,
  conflict: 409,
  replaced: 409,
  payload_too_large: 413,
  rate_limited: 429,
  usage_limit_exceeded: 429,
  llm_unavailable: 503,
  database_unavailable: 503,
  shutting_down: 503,
  internal_error: 500,
};

const RETRYABLE: ReadonlySet<ErrorCode> = new Set([
  'session_busy',
  'rate_limited',
  'usage_limit_exceeded',
  'llm_unavailable',
  'database_unavailable',
  'shutting_down',
  'internal_error',
]);

export interface ErrorPayload {
  code: ErrorCode;
  message: string;
  retryable: boolean;
  retry_after_ms?: number;
  errors?: FieldError[];
}

/** Maps any thrown value to its wire form; unknown errors become `internal_error` without details. */
export function toErrorPayload(error: unknown): ErrorPayload {
  if (!(error instanceof AppError)) {
    return {
      code: 'internal_error',
      message: 'Something went wrong on our side. Try again; if it happens again, report the request id.',
      retryable: true,
    };
  }
  return {
    code: error.code,
    message: error.message,
    retryable: RETRYABLE.has(error.code),
    ...(error.retryAfterMs === undefined ? {} : { retry_after_ms: error.retryAfterMs }),
    ...(error.errors === undefined ? {} : { errors: error.errors }),
  };
}
