import { type FeedbackList, MAX_EVALUATION_TURNS, ValidationFailedError } from '@app/chat-protocol';
import { isUuid } from '@app/common';
import { Injectable } from '@nestjs/common';
import {
  type RatedAnswer,
  type RatedAnswerFilter,
  RatedAnswerRepository,
} from '../../chat-session/feedback/rated-answer.repository.js';
import { type Download, Downloads } from '../../http/downloads.js';
import { readMomentCursor, writeMomentCursor } from '../../http/moment-cursor.js';
import { readPages } from '../../user/account/export-section.js';
import type { Actor } from '../actor.decorator.js';
import type { FeedbackFilterQueryDto, FeedbackListQueryDto } from './admin-feedback.dto.js';
import { toEvaluationQuestion, toJsonLine } from './evaluation-question.js';
import { toFeedbackFilter } from './feedback-filter.js';

/** An answer may have 60,000 characters. */
const ANSWERS_PER_EXPORT_PAGE = 50;

@Injectable()
export class AdminFeedbackService {
  constructor(
    private readonly ratedAnswers: RatedAnswerRepository,
    private readonly downloads: Downloads,
  ) {}

  /** @throws ValidationFailedError for a cursor of something else, and for a reversed period */
  async list({ cursor, limit, ...query }: FeedbackListQueryDto): Promise<FeedbackList> {
    const after = cursor === undefined ? null : readMomentCursor(cursor, isUuid);
    if (after === undefined) {
      throw new ValidationFailedError([{ field: 'cursor', message: 'is not a next_cursor of this list' }]);
    }
    const found = await this.ratedAnswers.findPage(toFeedbackFilter(query), {
      after,
      first: 'newest',
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      feedback: page.map(toFeedbackRow),
      next_cursor: found.length > limit && last !== undefined ? writeMomentCursor(last) : null,
    };
  }

  /** @throws ValidationFailedError for a reversed period, RateLimitedError */
  export({ userId }: Actor, query: FeedbackFilterQueryDto): Download {
    const filter = toFeedbackFilter(query);
    const day = new Date().toISOString().slice(0, 10);
    return this.downloads.open(userId, `mma-savant-feedback-${day}.jsonl`, () => this.writeQuestions(filter));
  }

  /**
   * Oldest feedback first: feedback that changes in the meantime moves to the end and is not missed. Its answer may then
   * occur twice, with the newer rating last.
   */
  private async *writeQuestions(filter: RatedAnswerFilter): AsyncGenerator<string> {
    const answers = readPages<RatedAnswer>((last) =>
      this.ratedAnswers.findPage(filter, {
        after: last ?? null,
        first: 'oldest',
        limit: ANSWERS_PER_EXPORT_PAGE,
      }),
    );
    for await (const answer of answers) {
      const turns = await this.ratedAnswers.findQuestions(answer.id, MAX_EVALUATION_TURNS);
      const question = toEvaluationQuestion(answer, turns);
      if (question !== null) yield toJsonLine(question);
    }
  }
}

const toFeedbackRow = (answer: RatedAnswer): FeedbackList['feedback'][number] => ({
  message_id: answer.id,
  session_id: answer.sessionId,
  user_id: answer.userId,
  rating: answer.rating,
  comment: answer.comment,
  timestamp: answer.ratedAt.toISOString(),
  question: answer.question,
  answer: answer.answer,
  status: answer.status,
  provider: answer.provider,
  model: answer.model,
  prompt_version: answer.promptVersion,
});
