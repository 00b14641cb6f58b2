import type { ErrorPayload } from './protocol.js';

interface ChatClientErrorOptions extends ErrorOptions {
  retryable?: boolean;
  retryAfterMs?: number | undefined;
  fields?: readonly { field: string; message: string }[] | undefined;
}

/**
 * A refusal of the service or a failure of the connection.
 *
 * The codes are those of the service (docs/errors.md) and the client's own:
 * - `unreachable`: the first connection could not be made;
 * - `token_unavailable`: the token function failed (its error is the `cause`);
 * - `not_acknowledged`: the service may or may not have taken the event;
 * - `connection_lost`: the connection did not come back, or what was missed could not be had;
 * - `closed`: the client was closed.
 */
export class ChatClientError extends Error {
  /** Whether the same may succeed later. */
  readonly retryable: boolean;
  /** How long to wait before that, where the service says so. */
  readonly retryAfterMs: number | undefined;
  /** Every invalid field of what was sent; empty unless the code is `validation_failed`. */
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

/** A refused handshake carries the error of the contract; anything else is a transport that did not open. */
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
