import { HTTP_STATUS, toErrorPayload, type AppError, type ErrorCode, type FieldError } from '@app/common';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json; charset=utf-8';

/** An error as REST sends it (RFC 9457). */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  request_id: string;
  errors?: FieldError[];
}

/** Short and the same for every occurrence of a code, as RFC 9457 wants the title. */
const TITLES: Record<ErrorCode, string> = {
  validation_failed: 'The request is not valid',
  malformed_json: 'The body is not valid JSON',
  unauthorized: 'A valid token is needed',
  token_expired: 'The token has expired',
  token_reused: 'The refresh token was used before',
  forbidden: 'Not allowed',
  account_disabled: 'The account is deactivated',
  not_found: 'Not found',
  session_not_found: 'No such chat session',
  message_not_found: 'No such message',
  session_busy: 'An answer is being made',
  conflict: 'Conflict with the present state',
  replaced: 'A newer connection replaced this one',
  payload_too_large: 'The body is too large',
  rate_limited: 'Too many requests',
  usage_limit_exceeded: 'The daily limit is reached',
  llm_unavailable: 'The language model cannot be reached',
  database_unavailable: 'The database is unavailable',
  shutting_down: 'The service is restarting',
  internal_error: 'Unexpected error',
};

export const problemType = (code: ErrorCode): string => `urn:mma-savant:error:${code}`;
export const problemTitle = (code: ErrorCode): string => TITLES[code];

/** @param error undefined stands for a failure that nobody foresaw */
export function toProblemDetails(error: AppError | undefined, requestId: string): ProblemDetails {
  const { code, message, errors } = toErrorPayload(error);
  return {
    type: problemType(code),
    title: problemTitle(code),
    status: HTTP_STATUS[code],
    detail: message,
    code,
    request_id: requestId,
    ...(errors === undefined ? {} : { errors }),
  };
}

/** The value of Retry-After in whole seconds, at least 1; undefined where the header does not belong. */
export function retryAfterSeconds(error: AppError | undefined): number | undefined {
  if (error === undefined) return undefined;
  const status = HTTP_STATUS[error.code];
  if (status !== 429 && status !== 503) return undefined;
  return Math.max(1, Math.ceil((error.retryAfterMs ?? 1000) / 1000));
}
