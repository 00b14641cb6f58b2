import { z } from 'zod';
import { named, count, time } from '../fields.js';
import { AppError, errorSuggestions, fieldErrors } from './app-error.js';
import { ERROR_CODES, ERROR_TABLE, type ErrorCode } from './error-table.js';

const errorCode = named(
  'ErrorCode',
  z
    .enum(ERROR_CODES)
    .describe('Stable and machine-readable, see docs/errors.md. Later versions may add codes.'),
);

const resetAt = time('When the daily limit is reset; only with `usage_limit_exceeded`.');

export const errorPayload = named(
  'ErrorPayload',
  z
    .object({
      code: errorCode,
      message: z.string().describe('For users: what happened and what to do. The text may change.'),
      retryable: z.boolean().describe('Whether the same request may succeed later.'),
      retry_after_ms: count('Delay before a retry, in milliseconds.').optional(),
      reset_at: resetAt.optional(),
      errors: fieldErrors.optional(),
    })
    .describe('An error of the realtime transports.'),
);

export type ErrorPayload = z.output<typeof errorPayload>;

/** Maps any error to its wire form; an unknown one becomes `internal_error` without its details. */
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
    retryable: ERROR_TABLE[error.code].retryable,
    ...(error.retryAfterMs === undefined ? {} : { retry_after_ms: error.retryAfterMs }),
    ...(error.resetAt === undefined ? {} : { reset_at: error.resetAt.toISOString() }),
    ...(error.errors === undefined ? {} : { errors: error.errors }),
  };
}

export const problemType = (code: ErrorCode): string => `urn:mma-savant:error:${code}`;

export const problemDetails = named(
  'Problem',
  z
    .object({
      type: z.string().meta({
        description: 'Constant per code.',
        format: 'uri',
        example: problemType('session_not_found'),
      }),
      title: z.string().describe('Meaning of the code.'),
      status: z.int().describe('HTTP status.'),
      detail: z.string().describe('What happened and what to do.'),
      code: errorCode,
      request_id: z.string().describe('Also in the `x-request-id` header and in the log.'),
      reset_at: resetAt.optional(),
      errors: fieldErrors.optional(),
      suggestions: errorSuggestions.optional(),
    })
    .describe('Problem details (RFC 9457). `code` is stable; the texts may change.'),
);

export type ProblemDetails = z.output<typeof problemDetails>;
