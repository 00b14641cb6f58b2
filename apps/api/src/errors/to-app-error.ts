import { AppError, DatabaseUnavailableError, ValidationFailedError } from '@app/chat-protocol';
import { isDatabaseUnavailable } from '@app/database';
import { HttpException } from '@nestjs/common';
import { ForbiddenError, PayloadTooLargeError, RouteNotFoundError } from './http.errors.js';

/**
 * Finds the error with a stable code that stands for anything thrown while a request was handled: by our own code,
 * by the framework (unknown route, unreadable body) or by the database's connection.
 * @returns undefined for what nobody foresaw
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

/** The framework's own failures before a handler runs; our code throws none of them. */
function fromStatus(status: number): AppError | undefined {
  switch (status) {
    // Our own code names the field in a 400, so this is an address that cannot be decoded.
    case 400:
      return new ValidationFailedError([{ field: 'path', message: 'is not encoded as an address must be' }]);
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
