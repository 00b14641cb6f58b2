import { z } from 'zod';
import { named } from '../fields.js';
import { errorCode, fieldErrors } from './error-payload.js';
import type { ErrorCode } from './error-table.js';

export const problemType = (code: ErrorCode): string => `urn:mma-savant:error:${code}`;

/** An error as REST sends it. */
export const problemDetails = named(
  'Problem',
  z
    .object({
      type: z.string().meta({
        description: 'The same for each occurrence of a code.',
        format: 'uri',
        example: problemType('session_not_found'),
      }),
      title: z.string().describe('What the code means, in words.'),
      status: z.int().describe("The response's HTTP status."),
      detail: z.string().describe('What happened this time and what to do.'),
      code: errorCode,
      request_id: z.string().describe('Also in the `x-request-id` header and in the log of the service.'),
      errors: fieldErrors.optional(),
    })
    .describe('Problem details (RFC 9457). `code` is stable; the texts may change.'),
);

export type ProblemDetails = z.output<typeof problemDetails>;
