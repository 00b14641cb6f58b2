import { ERROR_CODES, ERROR_TABLE, nameOf, problemDetails, type ErrorCode } from '@app/chat-protocol';
import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse } from '@nestjs/swagger';
import { problemExample } from './problem-details.js';

/** Codes of every route that stores user data. */
const COMMON_CODES: readonly ErrorCode[] = ['rate_limited', 'internal_error', 'database_unavailable'];
/** Codes of every route that requires a token. */
const GUARDED_CODES: readonly ErrorCode[] = ['unauthorized', 'token_expired', 'account_disabled'];

export const BEARER_SCHEME = 'bearer';

const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds to wait before retrying.', schema: { type: 'integer' } },
} as const;

export const ApiProblems = (...codes: ErrorCode[]): MethodDecorator =>
  applyDecorators(
    ApiBearerAuth(BEARER_SCHEME),
    ApiPublicProblems(...codes, ...GUARDED_CODES, ...COMMON_CODES),
  );

/** Documents all error codes of a public route, with an example for each code. */
export function ApiPublicProblems(...codes: ErrorCode[]): MethodDecorator {
  const statuses = [...new Set(codes.map((code) => ERROR_TABLE[code].status))];
  return applyDecorators(
    ...statuses.map((status) => {
      const sameStatus = ERROR_CODES.filter(
        (code) => codes.includes(code) && ERROR_TABLE[code].status === status,
      );
      return describeStatus(status, sameStatus);
    }),
  );
}

const describeStatus = (status: number, codes: readonly ErrorCode[]): MethodDecorator =>
  ApiResponse({
    status,
    description: codes.map((code) => `\`${code}\``).join(', '),
    content: {
      'application/problem+json': {
        schema: { $ref: `#/components/schemas/${nameOf(problemDetails)}` },
        examples: Object.fromEntries(codes.map((code) => [code, { value: problemExample(code) }])),
      },
    },
    ...(status === 429 || status === 503 ? { headers: RETRY_AFTER } : {}),
  });
