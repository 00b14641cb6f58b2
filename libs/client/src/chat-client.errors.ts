import type { ErrorPayload } from './protocol.js';

interface ChatClientErrorOptions extends ErrorOptions {
  retryable?: boolean;
  retryAfterMs?: number | undefined;
  fields?: readonly { field: string; message: string }[] | undefined;
}

/**
 * A refusal by the service or a failure of the connection.
 *
 * Codes are those of the service (docs/errors.md) and the client's own:
 * - `unreachable`: the first connection failed;
 * - `token_unavailable`: the token function failed (its error is the `cause`);
 * - `not_acknowledged`: the service may or may not have received the event;
 * - `connection_lost`: reconnecting failed, or missed events could not be fetched;
 * - `closed`: the client was closed.
 */
export class ChatClientError extends Error {
  /** Whether a retry may succeed. */
  readonly retryable: boolean;
  /** Delay before a retry, if the service gives one. */
  readonly retryAfterMs: number | undefined;
  /** Invalid fields; empty unless the code is `validation_failed`. */
  readonly fields: readonly { field: string; message: string }[];

  constructor(
    readonly code: string,
    message: string,
    { retryable = false, retryAfterMs, fields = [], cause }: ChatClientErrorOptions = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ChatClientError';
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
    this.fields = fields;
  }

  static of(payload: ErrorPayload): ChatClientError {
    return new ChatClientError(payload.code, payload.message, {
      retryable: payload.retryable,
      retryAfterMs: payload.retry_after_ms,
      fields: payload.errors,
    });
  }
}

/** A refused handshake carries the service's error; other errors are transport failures. */
export function toHandshakeError(error: Error): ChatClientError {
  const data: unknown = 'data' in error ? error.data : undefined;
  if (typeof data !== 'object' || data === null || !('code' in data) || typeof data.code !== 'string') {
    return new ChatClientError('unreachable', error.message, { retryable: true, cause: error });
  }
  return new ChatClientError(data.code, error.message, {
    retryable: 'retryable' in data && data.retryable === true,
    retryAfterMs:
      'retry_after_ms' in data && typeof data.retry_after_ms === 'number' ? data.retry_after_ms : undefined,
    cause: error,
  });
}
