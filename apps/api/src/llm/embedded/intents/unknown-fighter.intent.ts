import type { NameBook } from '../language/name-book.js';
import type { Inquiry } from '../inquiry/inquiry.js';
import type { Question } from '../question/question.js';
import { hasSubstance } from '../question/substance.js';
import type { Answer, Intent } from './intent.js';

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
      hasSubstance(question),
    answer: (question: Question, names: NameBook): Inquiry<Answer> => {
      const asked = withPerson(question);
      const intent = others.find((other) => other.accepts(asked)) ?? others[0];
      if (intent === undefined) throw new Error('There is no intent for a question about a person.');
      return intent.answer(asked, names);
    },
  };
}
