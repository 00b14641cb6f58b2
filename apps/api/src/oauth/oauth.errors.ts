/** Codes of RFC 6749, 7591 and 8707. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_target'
  | 'invalid_redirect_uri'
  | 'invalid_client_metadata'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'access_denied';

/** An error in the form of OAuth, whose clients read `error` and `error_description`. */
export class OAuthError extends Error {
  constructor(
    readonly error: OAuthErrorCode,
    /** For developers of clients. */
    message: string,
  ) {
    super(message);
    this.name = 'OAuthError';
  }

  get status(): number {
    return this.error === 'invalid_client' ? 401 : 400;
  }
}

/** A request of a browser that cannot return to a client; shown as a page. */
export class AuthorizationPageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AuthorizationPageError';
  }
}
