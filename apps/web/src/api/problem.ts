import { ChatClientError } from '@mma-savant/client';
import { texts } from '../i18n/language.js';

export interface FieldFault {
  field: string;
  message: string;
}

interface ProblemOptions {
  status?: number;
  requestId?: string | undefined;
  fields?: readonly FieldFault[];
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

/** A failure with a stable code: of the service (docs/errors.md), of the client, or `unreachable`. */
export class Problem extends Error {
  readonly status: number;
  readonly requestId: string | undefined;
  readonly fields: readonly FieldFault[];
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly code: string,
    message: string,
    { status = 0, requestId, fields = [], retryAfterMs, cause }: ProblemOptions = {},
  ) {
    super(message, { cause });
    this.name = 'Problem';
    this.status = status;
    this.requestId = requestId;
    this.fields = fields;
    this.retryAfterMs = retryAfterMs;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The problem that a response of the service describes; a proxy's response has none and becomes `unknown`. */
export function toProblem(response: Response, body: unknown): Problem {
  const read = (key: string): string | undefined => {
    const value = isRecord(body) ? body[key] : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const fields = isRecord(body) && Array.isArray(body['errors']) ? (body['errors'] as FieldFault[]) : [];
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const isGateway = response.status === 502 || response.status === 503 || response.status === 504;
  return new Problem(
    read('code') ?? (isGateway ? 'unreachable' : 'unknown'),
    read('detail') ?? response.statusText,
    {
      status: response.status,
      requestId: read('request_id') ?? response.headers.get('x-request-id') ?? undefined,
      fields,
      retryAfterMs: Number.isNaN(retryAfter) ? undefined : retryAfter * 1000,
    },
  );
}

/** Any failure as a problem: of the chat client, of REST, or of the network. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ChatClientError) {
    const { code, message, fields, retryAfterMs, cause } = error;
    return new Problem(code, message, { fields: [...fields], retryAfterMs, cause });
  }
  if (error instanceof TypeError) return new Problem('unreachable', error.message, { cause: error });
  return new Problem('unknown', error instanceof Error ? error.message : String(error), { cause: error });
}

/** What happened and what to do, in the reader's language. A code of a later version gets the service's own sentence. */
export function describeProblem(error: unknown): string {
  const problem = asProblem(error);
  const { errors, common } = texts();
  const known = errors[problem.code];
  const sentence = known ?? (problem.message || errors['unknown'] || '');
  const isOurs = problem.code === 'internal_error' || problem.code === 'unknown';
  return isOurs && problem.requestId !== undefined
    ? `${sentence} (${common.requestId(problem.requestId)})`
    : sentence;
}
