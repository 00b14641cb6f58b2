import type { FeedbackRating } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { MomentCursor } from '../../http/moment-cursor.js';
import { ChatMessageEntity } from '../chat-message.entity.js';
import { momentText } from '../chat-session.repository.js';

export interface RatedAnswerFilter {
  /** Null for both. */
  rating: FeedbackRating | null;
  /** Earliest time of the feedback. */
  from: Date | null;
  /** The feedback is older than this. */
  before: Date | null;
}

export interface RatedAnswer {
  id: string;
  sessionId: string;
  userId: number;
  rating: FeedbackRating;
  comment: string | null;
  ratedAt: Date;
  /** {@link ratedAt} for a {@link MomentCursor}. */
  moment: string;
  /** Null for an answer that was stored without a question. */
  question: string | null;
  answer: string;
  status: ChatMessageEntity['status'];
  provider: string | null;
  model: string | null;
  promptVersion: string | null;
}

export interface RatedAnswerPage {
  /** Last row of the page before; null for the first page. */
  after: MomentCursor | null;
  first: 'newest' | 'oldest';
  limit: number;
}

/** Answers of all users with feedback. */
@Injectable()
export class RatedAnswerRepository {
  constructor(
    @InjectRepository(ChatMessageEntity) private readonly messages: Repository<ChatMessageEntity>,
  ) {}

  findPage(filter: RatedAnswerFilter, { after, first, limit }: RatedAnswerPage): Promise<RatedAnswer[]> {
    const direction = first === 'newest' ? 'DESC' : 'ASC';
    const query = this.messages
      .createQueryBuilder('answer')
      .innerJoin('answer.session', 'session')
      .leftJoin(ChatMessageEntity, 'question', 'question.id = answer.reply_to')
      .select('answer.id', 'id')
      .addSelect('answer.session_id', 'sessionId')
      .addSelect('session.user_id', 'userId')
      .addSelect('answer.feedback_rating', 'rating')
      .addSelect('answer.feedback_comment', 'comment')
      .addSelect('answer.feedback_at', 'ratedAt')
      .addSelect(momentText('answer.feedback_at'), 'moment')
      .addSelect('question.content', 'question')
      .addSelect('answer.content', 'answer')
      .addSelect('answer.status', 'status')
      .addSelect('answer.provider', 'provider')
      .addSelect('answer.model', 'model')
      .addSelect('answer.prompt_version', 'promptVersion')
      .where('answer.feedback_at IS NOT NULL')
      .orderBy('answer.feedback_at', direction)
      .addOrderBy('answer.id', direction)
      .limit(limit);
    const { rating, from, before } = filter;
    if (rating !== null) query.andWhere('answer.feedback_rating = :rating', { rating });
    if (from !== null) query.andWhere('answer.feedback_at >= :from', { from });
    if (before !== null) query.andWhere('answer.feedback_at < :before', { before });
    if (after !== null) {
      const comparison = first === 'newest' ? '<' : '>';
      query.andWhere(
        `(answer.feedback_at, answer.id) ${comparison} (:moment::timestamptz, :id::uuid)`,
        after,
      );
    }
    return query.getRawMany<RatedAnswer>();
  }

  /** The newest questions of the session up to the answered one, oldest first. */
  async findQuestions(answerId: string, limit: number): Promise<string[]> {
    const rows = await this.messages
      .createQueryBuilder('asked')
      .innerJoin(ChatMessageEntity, 'answer', 'answer.session_id = asked.session_id')
      .leftJoin(ChatMessageEntity, 'question', 'question.id = answer.reply_to')
      .select('asked.content', 'content')
      .where(`answer.id = :answerId AND asked.role = 'user'`, { answerId })
      // A regenerated answer follows later questions.
      .andWhere('asked.position <= coalesce(question.position, answer.position)')
      .orderBy('asked.position', 'DESC')
      .limit(limit)
      .getRawMany<{ content: string }>();
    return rows.map(({ content }) => content).reverse();
  }
}
