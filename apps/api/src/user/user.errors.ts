import { AppError } from '@app/chat-protocol';

/** The daily limit is reached; `retryAfterMs` is the time until midnight UTC. */
export class UsageLimitExceededError extends AppError {
  readonly code = 'usage_limit_exceeded';

  constructor(limit: number, retryAfterMs: number) {
    super(
      `All ${limit} requests of today are used. The count is reset at midnight UTC; an administrator can raise the limit.`,
      { retryAfterMs },
    );
  }
}

/** Another account has verified the unverified address of a token. */
export class AddressTakenError extends AppError {
  readonly code = 'unauthorized';

  constructor() {
    super(
      'The e-mail address of this token belongs to another account, and the token does not say that the address ' +
        'was verified. Sign in with the same provider as before.',
    );
  }
}

export class UserNotFoundError extends AppError {
  readonly code = 'unauthorized';

  constructor() {
    super('The account of this token no longer exists. Sign in again.');
  }
}
