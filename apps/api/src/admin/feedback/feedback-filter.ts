import { ValidationFailedError } from '@app/chat-protocol';
import type { RatedAnswerFilter } from '../../chat-session/feedback/rated-answer.repository.js';
import type { FeedbackFilterQueryDto } from './admin-feedback.dto.js';

const DAY_MS = 86_400_000;

/** Both days of the query are included. @throws ValidationFailedError for a reversed period */
export function toFeedbackFilter({ rating, from, to }: FeedbackFilterQueryDto): RatedAnswerFilter {
  if (from !== undefined && to !== undefined && from > to) {
    throw new ValidationFailedError([{ field: 'from', message: 'must not be after to' }]);
  }
  return {
    rating: rating ?? null,
    from: from === undefined ? null : new Date(from),
    before: to === undefined ? null : new Date(Date.parse(to) + DAY_MS),
  };
}
