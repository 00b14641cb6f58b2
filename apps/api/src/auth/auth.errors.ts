import { AppError } from '@app/chat-protocol';

/** The token is missing or invalid; the message says which and how to recover. */
export class UnauthorizedError extends AppError {
  readonly code = 'unauthorized';

  constructor(reason: string, cause?: unknown) {
    super(`${reason} Sign in and send \`Authorization: Bearer <access token>\`.`, { cause });
  }
}

export class TokenExpiredError extends AppError {
  readonly code = 'token_expired';

  constructor() {
    super('The token has expired. Sign in again or refresh it.');
  }
}

export class AccountDisabledError extends AppError {
  readonly code = 'account_disabled';

  constructor() {
    super('This account is deactivated. Ask an administrator to activate it.');
  }
}

/** The development sign-in needs no password, so it accepts only requests from this machine. */
export class DevLoginRefusedError extends AppError {
  readonly code = 'forbidden';

  constructor(reason: string) {
    super(
      `The development sign-in refuses this request, because ${reason}. Send it directly to http://localhost from the ` +
        'machine of the service, or from a page of FRONTEND_URL.',
    );
  }
}
