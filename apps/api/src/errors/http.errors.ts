import { AppError } from '@app/chat-protocol';

/** Longest request body, in bytes. */
export const BODY_LIMIT_BYTES = 64 * 1024;

/** No route, or none that this configuration offers. */
export class RouteNotFoundError extends AppError {
  readonly code = 'not_found';

  constructor() {
    super('There is nothing at this address. Every route is listed at /docs.');
  }
}

export class MalformedJsonError extends AppError {
  readonly code = 'malformed_json';

  constructor() {
    super('The body is not valid JSON. Send one JSON object, in UTF-8.');
  }
}

export class PayloadTooLargeError extends AppError {
  readonly code = 'payload_too_large';

  constructor() {
    super(`The body is larger than ${BODY_LIMIT_BYTES / 1024} KiB. Send less at once.`);
  }
}

export class ForbiddenError extends AppError {
  readonly code = 'forbidden';

  constructor() {
    super('Your account may not do this.');
  }
}
