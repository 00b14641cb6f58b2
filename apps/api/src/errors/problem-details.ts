import {
  ERROR_TABLE,
  EXAMPLE,
  problemType,
  toErrorPayload,
  type AppError,
  type ErrorCode,
  type ProblemDetails,
} from '@app/chat-protocol';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json; charset=utf-8';

/** @param error undefined for an unexpected failure */
export function toProblemDetails(error: AppError | undefined, requestId: string): ProblemDetails {
  const { code, message, reset_at, errors } = toErrorPayload(error);
  return {
    ...fixedMembers(code),
    detail: message,
    code,
    request_id: requestId,
    ...(reset_at === undefined ? {} : { reset_at }),
    ...(errors === undefined ? {} : { errors }),
    ...(error?.suggestions === undefined ? {} : { suggestions: error.suggestions }),
  };
}

export function problemExample(code: ErrorCode): ProblemDetails {
  return {
    ...fixedMembers(code),
    detail: 'What happened and what to do.',
    code,
    request_id: '01987a2c-9f00-7d51-a1c2-7e1f5b3d9a10',
    ...(code === 'usage_limit_exceeded' ? { reset_at: EXAMPLE.midnight } : {}),
    ...(code === 'validation_failed'
      ? { errors: [{ field: 'limit', message: 'must be a whole number' }] }
      : {}),
  };
}

/** The `Retry-After` header in whole seconds, at least 1; undefined when the error has none. */
export function retryAfterSeconds(error: AppError | undefined): number | undefined {
  if (error === undefined) return undefined;
  const { status } = ERROR_TABLE[error.code];
  if (status !== 429 && status !== 503) return undefined;
  return Math.max(1, Math.ceil((error.retryAfterMs ?? 1000) / 1000));
}

function fixedMembers(code: ErrorCode): Pick<ProblemDetails, 'type' | 'title' | 'status'> {
  const { title, status } = ERROR_TABLE[code];
  return { type: problemType(code), title, status };
}
