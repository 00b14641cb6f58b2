import { detectLanguage } from '@app/analyst';
import type { EvaluationQuestion } from '@app/chat-protocol';
import type { RatedAnswer } from '../../chat-session/feedback/rated-answer.repository.js';

type Rated = Pick<RatedAnswer, 'id' | 'rating' | 'comment' | 'answer'>;

/** @param turns oldest first @returns null without a question, which cannot be evaluated */
export function toEvaluationQuestion(
  { id, rating, comment, answer }: Rated,
  turns: string[],
): EvaluationQuestion | null {
  const question = turns.at(-1);
  if (question === undefined) return null;
  return {
    id,
    lang: detectLanguage(question),
    kind: 'feedback',
    turns,
    rating,
    comment,
    expected: rating === 'up' ? answer : null,
    must_include: [],
    must_not_include: [],
  };
}

/** Line ends of Unicode that JSON does not escape; some readers of JSON Lines split at them. */
const LINE_ENDS = /[\u0085\u2028\u2029]/g;

/** One line of JSON Lines, with its line feed. */
export function toJsonLine(value: object): string {
  const json = JSON.stringify(value).replace(
    LINE_ENDS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${json}\n`;
}
