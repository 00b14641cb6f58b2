import type { NameBook } from '../language/name-book.js';
import type { QueryPlan } from '../plan/query-plan.js';
import type { Question } from '../question/question.js';
import { namesTopic } from '../question/asked-topics.js';
import { isSuperlative } from '../question/leaderboard-request.js';
import type { Answer, Intent } from './intent.js';

/** "Who has the most bonuses?" asks for a ranking that does not exist, not about a person called Bonuses. */
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
 * A question about somebody whose name was not recognised. It is asked all the same: the tools know more spellings,
 * and say which names are near.
 * @param others what answers the question once it has a person
 */
export function createUnknownFighterIntent(others: readonly Intent[]): Intent {
  const withPerson = (question: Question): Question => ({
    ...question,
    people: [{ text: question.unknownName ?? '', candidates: [], byId: false }],
  });
  return {
    name: 'unknown-fighter',
    accepts: (question) =>
      question.people.length === 0 &&
      question.event === null &&
      question.unknownName !== null &&
      question.strangeWords <= 4 &&
      !isUnmetSuperlative(question) &&
      namesTopic(question),
    answer: (question: Question, names: NameBook): QueryPlan<Answer> => {
      const asked = withPerson(question);
      const intent = others.find((other) => other.accepts(asked)) ?? others[0];
      if (intent === undefined) throw new Error('There is no intent for a question about a person.');
      return intent.answer(asked, names);
    },
  };
}
