import { AppError } from '@app/chat-protocol';

/** Also for another user's session, so that its existence is not disclosed. */
export class ChatSessionNotFoundError extends AppError {
  readonly code = 'session_not_found';

  constructor() {
    super('There is no such chat session of yours. Your sessions are listed by GET /api/chat/sessions.');
  }
}

/** Also for another user's message. */
export class ChatMessageNotFoundError extends AppError {
  readonly code = 'message_not_found';

  constructor() {
    super('There is no such message here. The messages of a session are listed by GET /api/chat/history.');
  }
}

export class SessionBusyError extends AppError {
  readonly code = 'session_busy';

  constructor() {
    super('An answer is being generated in this session. Wait for its end or stop it first.', {
      retryAfterMs: 2000,
    });
  }
}

/** The idempotency key was used in this session for another question, answer or content. */
export class ClientMessageIdConflictError extends AppError {
  readonly code = 'conflict';

  constructor() {
    super('This client_message_id was used in the session for something else. Send it again with a new one.');
  }
}

/** Only the newest question of a session can be edited, and only its current version. */
export class QuestionNotEditableError extends AppError {
  readonly code = 'conflict';

  constructor() {
    super('Only the newest question of a session can be edited. Reload the session to see its messages.');
  }
}

export class SharedChatNotFoundError extends AppError {
  readonly code = 'not_found';

  constructor() {
    super('There is no shared chat at this address. Sharing may have been stopped.');
  }
}
