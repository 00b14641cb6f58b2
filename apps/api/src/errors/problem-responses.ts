import { ERROR_CODES, ERROR_TABLE, type ErrorCode } from '@app/chat-protocol';
import { problemExample } from './problem-details.js';

/** One documented answer. */
export interface ProblemResponse {
  description: string;
  content: Record<string, { schema: { $ref: string }; examples: Record<string, { value: unknown }> }>;
  headers?: Record<string, { description: string; schema: { type: 'integer' } }>;
}

const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds until it makes sense to try again.', schema: { type: 'integer' } },
} as const;

/** Puts codes under their statuses, each with an example of its problem details. */
export function describeProblemResponses(codes: readonly ErrorCode[]): Record<number, ProblemResponse> {
  const statuses = [...new Set(codes.map((code) => ERROR_TABLE[code].status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const sameStatus = ERROR_CODES.filter(
        (code) => codes.includes(code) && ERROR_TABLE[code].status === status,
      );
      return [status, describeResponse(status, sameStatus)];
    }),
  );
}

function describeResponse(status: number, codes: readonly ErrorCode[]): ProblemResponse {
  return {
    description: codes.map((code) => `\`${code}\``).join(', '),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(codes.map((code) => [code, { value: problemExample(code) }])),
      },
    },
    ...(status === 429 || status === 503 ? { headers: RETRY_AFTER } : {}),
  };
}
