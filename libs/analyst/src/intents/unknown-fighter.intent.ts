import type { NameBook } from '../language/name-book.js';
import type { QueryPlan } from '../plan/query-plan.js';
import type { Question } from '../question/question.js';
import { namesTopic } from '../question/asked-topics.js';
import { isSuperlative } from '../question/leaderboard-request.js';
import type { Answer, Intent } from './intent.js';

/** "Who has the most bonuses?" asks for an unsupported ranking, not about a fighter called Bonuses. */
function isUnmetSuperlative(question: Question): boolean {
  return (
    /\b(?:most|highest|longest|oldest|youngest|fastest|best|top)\b|가장|제일|최다|최고|최장|1위/u.test(
      `${question.spaced} ${question.compact}`,
    ) &&
    isSuperlative(question) &&
    question.position === null &&
    !question.topics.has('streak')
  );
}

/**
 * A question about an unrecognised name. The tools are called with it: they know more spellings and suggest
 * similar names.
 * @param others the intents that may answer once the question has a fighter
 */
export function createUnknownFighterIntent(others: readonly Intent[]): Intent {
  const withFighter = (question: Question): Question => ({
    ...question,
    fighters: [{ text: question.unknownName ?? '', candidates: [], byId: false }],
  });
  return {
    name: 'unknown-fighter',
    accepts: (question) =>
      question.fighters.length === 0 &&
      question.event === null &&
      question.unknownName !== null &&
      question.unknownWords <= 4 &&
      !isUnmetSuperlative(question) &&
      namesTopic(question),
    answer: (question: Question, names: NameBook): QueryPlan<Answer> => {
      const asked = withFighter(question);
      const intent = others.find((other) => other.accepts(asked)) ?? others[0];
      if (intent === undefined) throw new Error('There is no intent for a question about a person.');
      return intent.answer(asked, names);
    },
  };
}
