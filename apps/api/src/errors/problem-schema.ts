import { ERROR_CODES, HTTP_STATUS, type ErrorCode } from '@app/common';
import { problemTitle, problemType, type ProblemDetails } from './problem-details.js';

export const PROBLEM_SCHEMA_NAME = 'Problem';

/** Schema of {@link ProblemDetails}. */
export const PROBLEM_SCHEMA = {
  type: 'object' as const,
  description: 'Problem details (RFC 9457). `code` is stable; the texts may change.',
  required: ['type', 'title', 'status', 'detail', 'code', 'request_id'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'The same for each occurrence of a code.' },
    title: { type: 'string', description: 'What the code means, in words.' },
    status: { type: 'integer', description: "The answer's HTTP status." },
    detail: { type: 'string', description: 'What happened this time and what to do.' },
    code: { type: 'string', enum: [...ERROR_CODES], description: 'For programs.' },
    request_id: { type: 'string', description: 'Also in the `x-request-id` header and in our log.' },
    errors: {
      type: 'array',
      description: 'Every invalid field.',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: {
          field: { type: 'string', description: 'Dotted path.', example: 'content' },
          message: { type: 'string', example: 'must not be empty' },
        },
      },
    },
  },
};

export function problemExample(code: ErrorCode): ProblemDetails {
  return {
    type: problemType(code),
    title: problemTitle(code),
    status: HTTP_STATUS[code],
    detail: 'What happened and what to do.',
    code,
    request_id: '01987a2c-9f00-7d51-a1c2-7e1f5b3d9a10',
    ...(code === 'validation_failed'
      ? { errors: [{ field: 'limit', message: 'must be a whole number' }] }
      : {}),
  };
}
