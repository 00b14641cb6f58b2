import { AppError, DatabaseUnavailableError, ValidationFailedError } from '@app/chat-protocol';
import { isDatabaseUnavailable } from '@app/database';
import { HttpException } from '@nestjs/common';
import { ForbiddenError, PayloadTooLargeError, RouteNotFoundError } from './http.errors.js';

/**
 * Maps an exception of our code, the framework (unknown route, unreadable body) or the database connection to an error
 * with a stable code.
 * @returns undefined for an unexpected exception
 */
export function toAppError(exception: unknown): AppError | undefined {
  if (exception instanceof AppError) return exception;
  if (isDatabaseUnavailable(exception)) return new DatabaseUnavailableError(exception);
  if (exception instanceof HttpException) return fromStatus(exception.getStatus());
  if (exception instanceof Error && 'statusCode' in exception && typeof exception.statusCode === 'number') {
    return fromStatus(exception.statusCode);
  }
  return undefined;
}

/** HTTP errors of the framework itself; our code throws none. */
function fromStatus(status: number): AppError | undefined {
  switch (status) {
    // Our own code reports the field of a 400, so this one is an undecodable URL.
    case 400:
      return new ValidationFailedError([{ field: 'path', message: 'is not a valid percent-encoded path' }]);
    case 403:
      return new ForbiddenError();
    case 404:
    case 405:
      return new RouteNotFoundError();
    case 413:
      return new PayloadTooLargeError();
    case 414:
      return new ValidationFailedError([{ field: 'path', message: 'is too long' }]);
    case 415:
      return new ValidationFailedError([{ field: 'content-type', message: 'must be application/json' }]);
    default:
      return undefined;
  }
}
