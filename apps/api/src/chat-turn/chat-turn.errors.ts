import { AppError } from '@app/chat-protocol';

/** Also thrown for another user's answer. */
export class AnswerNotFoundError extends AppError {
  readonly code = 'message_not_found';

  constructor() {
    super('There is no such answer. Reload the session to see its messages.');
  }
}

export class TooManyAnswersError extends AppError {
  readonly code = 'llm_unavailable';

  constructor() {
    super('Too many questions are being answered at the moment. Try again in a few seconds.', {
      retryAfterMs: 5000,
    });
  }
}
