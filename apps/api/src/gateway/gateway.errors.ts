import { AppError, toErrorPayload, type Refusal } from '@app/chat-protocol';

/** The user exceeded the connection limit and this connection had been idle longest. */
export class ConnectionReplacedError extends AppError {
  readonly code = 'replaced';

  constructor() {
    super('A newer connection replaced this one, because you have reached your connection limit.');
  }
}

export class TooManySessionsError extends AppError {
  readonly code = 'conflict';

  constructor(limit: number) {
    super(`This connection has joined ${limit} sessions, which is the limit. Leave one first.`);
  }
}

export const toRefusal = (reason: unknown): Refusal => ({ ok: false, error: toErrorPayload(reason) });
