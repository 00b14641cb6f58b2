import { AppError } from '@app/chat-protocol';
import { nextMidnight } from './daily-usage.js';

export class UsageLimitExceededError extends AppError {
  readonly code = 'usage_limit_exceeded';

  constructor(limit: number, now: Date) {
    const resetAt = nextMidnight(now);
    super(
      `All ${limit} requests of today are used. The count is reset at midnight UTC; an administrator can raise the limit.`,
      { retryAfterMs: resetAt.getTime() - now.getTime(), resetAt },
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

/** The account was deleted after the token was issued. */
export class AccountDeletedError extends AppError {
  readonly code = 'unauthorized';

  constructor() {
    super('The account of this token was deleted. Sign in again to create a new one.');
  }
}

export class AccountNotFoundError extends AppError {
  readonly code = 'not_found';

  constructor() {
    super('There is no such user. The users are listed by GET /api/admin/users.');
  }
}

export class LastAdministratorError extends AppError {
  readonly code = 'conflict';

  constructor() {
    super('This is the last active administrator. Make another user an administrator first.');
  }
}

export class ConfiguredAdministratorError extends AppError {
  readonly code = 'conflict';

  constructor() {
    super('ADMIN_EMAILS makes this user an administrator. Remove the address from that setting instead.');
  }
}
