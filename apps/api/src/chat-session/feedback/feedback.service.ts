import { ValidationFailedError, type StoredFeedback } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import type { AuthenticatedUser } from '../../auth/authenticated-user.js';
import { ChatMessageNotFoundError, SessionBusyError } from '../chat-session.errors.js';
import type { FeedbackRequestDto } from './feedback.dto.js';
import { FeedbackRepository } from './feedback.repository.js';

@Injectable()
export class FeedbackService {
  constructor(private readonly feedback: FeedbackRepository) {}

  /**
   * Replaces the user's feedback on an answer; a null rating removes it.
   * @throws ChatMessageNotFoundError also for another user's message
   * @throws ValidationFailedError for a question
   * @throws SessionBusyError for a streaming answer
   */
  async rate(
    user: AuthenticatedUser,
    id: string,
    { rating, comment = null }: FeedbackRequestDto,
  ): Promise<StoredFeedback> {
    const message = await this.feedback.findMessage(user.id, id);
    if (message === null) throw new ChatMessageNotFoundError();
    if (message.role === 'user') {
      throw new ValidationFailedError([{ field: 'id', message: 'is a question; only answers can be rated' }]);
    }
    if (message.status === 'streaming') throw new SessionBusyError();
    const stored = await this.feedback.store(id, { rating, comment });
    // Deleted in the meantime.
    if (stored === null) throw new ChatMessageNotFoundError();
    return { rating, comment, timestamp: stored.at?.toISOString() ?? null };
  }
}
