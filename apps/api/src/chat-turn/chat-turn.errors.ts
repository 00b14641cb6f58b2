import { AppError } from '@app/chat-protocol';

/** No such answer, or another user's. */
export class AnswerNotFoundError extends AppError {
  readonly code = 'message_not_found';

  constructor() {
    super('There is no such answer. Open the session again to see what it holds.');
  }
}

/** Every slot is in use, and the queue for one is full. */
export class TooManyAnswersError extends AppError {
  readonly code = 'llm_unavailable';

  constructor() {
    super('Too many questions are being answered at the moment. Try again in a few seconds.', {
      retryAfterMs: 5000,
    });
  }
}
