export interface ErrorDefinition {
  /** HTTP status over REST. */
  status: number;
  /** Title of the problem details, constant per code (RFC 9457). */
  title: string;
  /** Whether the same request may succeed later. */
  retryable: boolean;
  /** Close code of a plain WebSocket. @default 1011 */
  closeCode?: number;
  /** Cause, for docs/errors.md. */
  when: string;
  /** Client action, for docs/errors.md. */
  remedy: string;
}

const TABLE = {
  validation_failed: {
    status: 400,
    title: 'The request is not valid',
    retryable: false,
    when: 'a field is missing, unknown, of the wrong type or out of range',
    remedy: 'correct the fields listed in `errors`',
  },
  malformed_json: {
    status: 400,
    title: 'The body is not valid JSON',
    retryable: false,
    when: 'the body is not JSON, or not UTF-8',
    remedy: 'send JSON in UTF-8',
  },
  unauthorized: {
    status: 401,
    title: 'A valid token is needed',
    retryable: false,
    closeCode: 4001,
    when:
      'the token is missing or invalid, its sign-in has ended, it has neither `provider` nor a verified e-mail address, ' +
      'it has the unverified address of another account, or it was issued before its account was deleted',
    remedy: '`detail` names the cause; sign in again, with the same provider as before',
  },
  token_expired: {
    status: 401,
    title: 'The token has expired',
    retryable: false,
    closeCode: 4001,
    when: 'the token was valid but has expired',
    remedy: 'get a new token',
  },
  token_reused: {
    status: 401,
    title: 'The refresh token was used before',
    retryable: false,
    when: 'a refresh token was presented again more than 10 seconds after its exchange, or after its successor was used',
    remedy: 'sign in again; all tokens of its family are revoked',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    retryable: false,
    when:
      'the route is for administrators, an administrator tried to change their own account, the development sign-in refuses a ' +
      'request from another machine, the link of the first administrator is wrong or has expired, or a page of an origin outside ' +
      'FRONTEND_URL used the session cookie',
    remedy: '`detail` says what is required',
  },
  account_disabled: {
    status: 403,
    title: 'The account is deactivated',
    retryable: false,
    closeCode: 4001,
    when: 'the account was deactivated',
    remedy: 'ask an administrator',
  },
  not_found: {
    status: 404,
    title: 'Not found',
    retryable: false,
    when: 'there is no such route or resource',
    remedy: 'check the address',
  },
  method_not_allowed: {
    status: 405,
    title: 'Method not allowed',
    retryable: false,
    when: '`/mcp` was requested with another method than POST',
    remedy: 'use a method of the header `Allow`',
  },
  session_not_found: {
    status: 404,
    title: 'No such chat session',
    retryable: false,
    closeCode: 4003,
    when: 'the session does not exist or belongs to another user',
    remedy: 'list your sessions',
  },
  message_not_found: {
    status: 404,
    title: 'No such message',
    retryable: false,
    when: 'the message does not exist or belongs to another user',
    remedy: 'read the history',
  },
  fighter_not_found: {
    status: 404,
    title: 'No such fighter',
    retryable: false,
    when: 'no fighter has a name like the given one',
    remedy: 'take a name of `suggestions`, or search with `search_fighters`',
  },
  event_not_found: {
    status: 404,
    title: 'No such event',
    retryable: false,
    when: 'no event has a name like the given one',
    remedy: 'take a name of `suggestions`, or search with `search_events`',
  },
  bout_not_found: {
    status: 404,
    title: 'No such bout',
    retryable: false,
    when: 'the two fighters did not meet there, or no bout has this id',
    remedy: 'see `detail` and `suggestions`',
  },
  unknown_tool: {
    status: 404,
    title: 'No such tool',
    retryable: false,
    when: 'there is no tool with this name',
    remedy: 'list the tools with `GET /api/tools`',
  },
  tool_unavailable: {
    status: 503,
    title: 'The tool is unavailable',
    retryable: false,
    when: '`run_query` has no PostgreSQL server, or no database role that may only read its views',
    remedy: '`detail` says what is missing; use the other tools',
  },
  not_enough_data: {
    status: 422,
    title: 'Not enough data',
    retryable: false,
    when: 'the data holds too few bouts for an estimate',
    remedy: 'see `detail`; ask about fighters with UFC bouts',
  },
  ambiguous_fighter: {
    status: 409,
    title: 'Several fighters have this name',
    retryable: false,
    when: 'several fighters have the given name',
    remedy: 'take the id of one of `suggestions`',
  },
  invalid_arguments: {
    status: 400,
    title: 'The arguments of the tool are not valid',
    retryable: false,
    when: 'an argument of a tool is missing, unknown, of the wrong type or out of range, or arguments contradict each other',
    remedy: 'correct the arguments listed in `errors`',
  },
  session_busy: {
    status: 409,
    title: 'An answer is being generated',
    retryable: true,
    when: 'the session has a streaming answer',
    remedy: 'wait for its `response_end`, or `stop` it',
  },
  conflict: {
    status: 409,
    title: 'Conflict with the current state',
    retryable: false,
    when:
      'the state has changed, the `client_message_id` was used for something else, or the change would leave no ' +
      'administrator',
    remedy: 'read the state again; send with a new id',
  },
  replaced: {
    status: 409,
    title: 'A newer connection replaced this one',
    retryable: false,
    closeCode: 4009,
    when: 'a newer connection of the user replaced this one (sockets and event streams only)',
    remedy: "reconnect only at the user's request",
  },
  payload_too_large: {
    status: 413,
    title: 'The body is too large',
    retryable: false,
    when: 'the body exceeds the size limit',
    remedy: 'send a smaller body',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests',
    retryable: true,
    closeCode: 4029,
    when: 'too many requests in a short time',
    remedy: 'wait for `Retry-After` (`retry_after_ms`)',
  },
  usage_limit_exceeded: {
    status: 429,
    title: 'The daily limit is reached',
    retryable: true,
    when: 'the daily number of questions is used up',
    remedy: 'wait until `reset_at` (midnight UTC), or ask for a higher limit',
  },
  sign_in_unavailable: {
    status: 503,
    title: 'The sign-in provider is unavailable',
    retryable: true,
    when: 'the OpenID provider does not answer, or not as specified',
    remedy: 'try again later',
  },
  llm_unavailable: {
    status: 503,
    title: 'The language model is unavailable',
    retryable: true,
    when: 'no language model is available, or too many answers are queued',
    remedy: 'try again later',
  },
  database_unavailable: {
    status: 503,
    title: 'The database is unavailable',
    retryable: true,
    when: 'the database cannot be reached, does not respond, or is read-only',
    remedy: 'try again shortly',
  },
  shutting_down: {
    status: 503,
    title: 'The service is restarting',
    retryable: true,
    // "Service Restart" in the WebSocket registry.
    closeCode: 1012,
    when: 'this process is shutting down',
    remedy: 'reconnect in a few seconds',
  },
  timeout: {
    status: 504,
    title: 'The tool took too long',
    retryable: true,
    when: 'a tool did not finish within 10 seconds',
    remedy: 'ask for less, or try again later',
  },
  internal_error: {
    status: 500,
    title: 'Unexpected error',
    retryable: true,
    when: 'an unexpected failure of the service; its log has the details',
    remedy: 'report the request id',
  },
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof TABLE;

/** All error codes that can reach a client; docs/errors.md is generated from it. */
export const ERROR_TABLE: Record<ErrorCode, ErrorDefinition> = TABLE;

const isErrorCode = (key: string): key is ErrorCode => key in TABLE;

export const ERROR_CODES: readonly ErrorCode[] = Object.keys(TABLE).filter(isErrorCode);
