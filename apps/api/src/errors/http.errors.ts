import { AppError } from '@app/chat-protocol';

/** Maximum size of a request body in bytes. */
export const BODY_LIMIT_BYTES = 64 * 1024;

export class RouteNotFoundError extends AppError {
  readonly code = 'not_found';

  constructor() {
    super('No route has this URL. The routes are listed at /docs.');
  }
}

export class MalformedJsonError extends AppError {
  readonly code = 'malformed_json';

  constructor() {
    super('The body is not valid JSON. Send one JSON object in UTF-8.');
  }
}

export class PayloadTooLargeError extends AppError {
  readonly code = 'payload_too_large';

  constructor() {
    super(`The body is larger than ${BODY_LIMIT_BYTES / 1024} KiB. Send a smaller one.`);
  }
}

export class ForbiddenError extends AppError {
  readonly code = 'forbidden';

  constructor() {
    super('Your account does not have the permission for this request.');
  }
}
