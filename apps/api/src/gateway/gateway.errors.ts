import { AppError } from '@app/chat-protocol';

/** The user opened more connections than the limit; this one had been silent longest. */
export class ConnectionReplacedError extends AppError {
  readonly code = 'replaced';

  constructor() {
    super(
      'A newer connection of yours replaced this one, because you have reached the limit of connections.',
    );
  }
}

/** The connection follows as many sessions as it may. */
export class TooManySessionsError extends AppError {
  readonly code = 'conflict';

  constructor(limit: number) {
    super(`This connection has joined ${limit} sessions, which is the limit. Leave one first.`);
  }
}
