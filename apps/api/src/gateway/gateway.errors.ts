import { AppError, toErrorPayload, type Refusal } from '@app/chat-protocol';

/** The user exceeded the limit of connections, and this one had been silent longest. */
export class ConnectionReplacedError extends AppError {
  readonly code = 'replaced';

  constructor() {
    super(
      'A newer connection of yours replaced this one, because you have reached the limit of connections.',
    );
  }
}

/** The connection has joined as many sessions as the limit allows. */
export class TooManySessionsError extends AppError {
  readonly code = 'conflict';

  constructor(limit: number) {
    super(`This connection has joined ${limit} sessions, which is the limit. Leave one first.`);
  }
}

/** The acknowledgement of an event that failed. */
export const toRefusal = (reason: unknown): Refusal => ({ ok: false, error: toErrorPayload(reason) });
