import { AppError } from '@app/chat-protocol';

/** An answer is being made in the session already. */
export class SessionBusyError extends AppError {
  readonly code = 'session_busy';

  constructor() {
    super('An answer is being made in this session. Wait for its end or stop it first.', {
      retryAfterMs: 2000,
    });
  }
}

/** The client used its id in this session before, for another question, another answer or other content. */
export class ClientMessageIdConflictError extends AppError {
  readonly code = 'conflict';

  constructor() {
    super('This client_message_id was used in the session for something else. Send again with a new one.');
  }
}

/** No such answer, or another person's. */
export class AnswerNotFoundError extends AppError {
  readonly code = 'message_not_found';

  constructor() {
    super('There is no such answer. Open the session again to see what it holds.');
  }
}
