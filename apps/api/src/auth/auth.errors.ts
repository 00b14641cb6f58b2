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

/** A spent refresh token was presented again; its whole family is revoked. */
export class TokenReusedError extends AppError {
  readonly code = 'token_reused';

  constructor() {
    super('The refresh token was used before, so its sign-in has been ended for safety. Sign in again.');
  }
}

export class SignInNotFoundError extends AppError {
  readonly code = 'not_found';

  constructor() {
    super('You have no such sign-in. List them with GET /api/auth/sessions.');
  }
}

/** A page of an origin that is not allowed used the session cookie. */
export class ForeignPageError extends AppError {
  readonly code = 'forbidden';

  constructor() {
    super(
      'A request that is authenticated by a cookie must come from a page of an origin in FRONTEND_URL. Send the token ' +
        'in the header `Authorization` instead, or add the origin to FRONTEND_URL.',
    );
  }
}

export class GoogleSignInDisabledError extends AppError {
  readonly code = 'not_found';

  constructor() {
    super('Google sign-in is not configured here. Set GOOGLE_CLIENT_ID, and for pages GOOGLE_CLIENT_SECRET.');
  }
}

/** The OpenID provider does not answer, or not as specified. */
export class SignInUnavailableError extends AppError {
  readonly code = 'sign_in_unavailable';

  constructor(cause: unknown) {
    super('The sign-in provider is unavailable at the moment. Try again shortly.', {
      retryAfterMs: 5000,
      cause,
    });
  }
}

/** The token of an OAuth client was used for something else than MCP. */
export class ClientTokenRefusedError extends AppError {
  readonly code = 'forbidden';

  constructor() {
    super('This token was issued to an MCP client and is valid for /mcp only. Sign in to use this route.');
  }
}

/** The sign-in that the token belongs to has ended. */
export class SignedOutError extends AppError {
  readonly code = 'unauthorized';

  constructor() {
    super('You have signed out. Sign in again.');
  }
}
