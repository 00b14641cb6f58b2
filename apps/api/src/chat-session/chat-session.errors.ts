import { AppError } from '@app/chat-protocol';

/** Also for another person's session: its existence is not told. */
export class ChatSessionNotFoundError extends AppError {
  readonly code = 'session_not_found';

  constructor() {
    super('There is no such chat session of yours. Your sessions are listed by GET /api/chat/sessions.');
  }
}

export class ChatMessageNotFoundError extends AppError {
  readonly code = 'message_not_found';

  constructor() {
    super('There is no such message in this chat session. Its messages are listed by GET /api/chat/history.');
  }
}
