import { ERROR_TABLE, type AppError, type ProblemDetails } from '@app/chat-protocol';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ClientDisconnectedError } from './client-signal.decorator.js';
import { PROBLEM_CONTENT_TYPE, retryAfterSeconds, toProblemDetails } from '../errors/problem-details.js';
import { setSecurityHeaders } from './security-headers.js';
import { toAppError } from '../errors/to-app-error.js';

/**
 * Answers every failure of a REST request with problem details. Client errors appear only in the request's log line,
 * operational errors are logged as warnings, unexpected ones as errors with their stack.
 */
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  catch(exception: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw exception;
    const http = host.switchToHttp();
    answerProblem(exception, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** @param challenge parameters of `WWW-Authenticate` besides the reason */
export function answerProblem(
  exception: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  challenge: Record<string, string> = {},
): void {
  const error = toAppError(exception);
  logFailure(exception, error, request);
  if (reply.sent) return;
  const problem = toProblemDetails(error, request.id);
  request.problemCode = problem.code;
  setSecurityHeaders(reply);
  const retryAfter = retryAfterSeconds(error);
  if (retryAfter !== undefined) void reply.header('retry-after', retryAfter);
  if (problem.status === 401) {
    void reply.header('www-authenticate', writeChallenge({ ...reasonOf(request, problem), ...challenge }));
  }
  void reply
    .code(problem.status)
    .header('x-request-id', request.id)
    .header('content-type', PROBLEM_CONTENT_TYPE)
    .serializer(JSON.stringify)
    .send(problem);
}

/** RFC 6750: a request without credentials gets no reason. */
function reasonOf({ headers }: FastifyRequest, { detail }: ProblemDetails): Record<string, string> {
  const hasToken = headers.authorization !== undefined || headers.cookie !== undefined;
  return hasToken ? { error: 'invalid_token', error_description: detail } : {};
}

function writeChallenge(parameters: Record<string, string>): string {
  const quoted = Object.entries(parameters).map(
    // A quoted string of a header, in ASCII.
    ([name, value]) => `${name}="${value.replaceAll(/["\\]|[^\x20-\x7e]/g, "'")}"`,
  );
  return ['Bearer', quoted.join(', ')].filter((part) => part !== '').join(' ');
}

function logFailure(exception: unknown, error: AppError | undefined, request: FastifyRequest): void {
  if (exception instanceof ClientDisconnectedError) {
    request.log.debug(exception.message);
  } else if (error === undefined) {
    request.log.error({ err: exception }, 'request failed unexpectedly');
  } else if (ERROR_TABLE[error.code].status >= 500) {
    request.log.warn({ code: error.code, err: error.cause }, error.message);
  } else {
    request.log.debug({ code: error.code, err: error.cause }, error.message);
  }
}
