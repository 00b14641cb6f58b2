import type { FeedbackRating } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ChatMessageEntity } from '../chat-message.entity.js';

interface Feedback {
  /** Null for none. */
  rating: FeedbackRating | null;
  comment: string | null;
}

/** Keeps the time of a repeated request, so that repeating changes nothing. */
const FEEDBACK_TIME = `CASE
  WHEN CAST(:rating AS text) IS NULL THEN NULL
  WHEN feedback_rating = :rating AND feedback_comment IS NOT DISTINCT FROM CAST(:comment AS text) THEN feedback_at
  ELSE now() END`;

@Injectable()
export class FeedbackRepository {
  constructor(
    @InjectRepository(ChatMessageEntity) private readonly messages: Repository<ChatMessageEntity>,
  ) {}

  findMessage(userId: number, id: string): Promise<Pick<ChatMessageEntity, 'role' | 'status'> | null> {
    return this.messages.findOne({
      select: { id: true, role: true, status: true },
      where: { id, session: { userId } },
    });
  }

  /** @returns when the feedback last changed, null inside if it was removed; null if there is no such message */
  async store(id: string, { rating, comment }: Feedback): Promise<{ at: Date | null } | null> {
    const result = await this.messages
      .createQueryBuilder()
      .update()
      .set({ feedbackRating: rating, feedbackComment: comment, feedbackAt: () => FEEDBACK_TIME })
      .where('id = :id', { id, rating, comment })
      .returning('feedback_at AS at')
      .execute();
    return (result.raw as { at: Date | null }[])[0] ?? null;
  }
}
