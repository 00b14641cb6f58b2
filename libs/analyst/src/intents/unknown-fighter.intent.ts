import { is } from '../grammar/token-reader.js';
import type { NameBook } from '../language/name-book.js';
import type { QueryPlan } from '../plan/query-plan.js';
import type { Question } from '../question/question.js';
import { namesTopic } from '../question/asked-topics.js';
import type { Answer, Intent } from './intent.js';

/** "Who has the most bonuses?" asks for an extreme that the data lacks, not about a fighter called Bonuses. */
function isUnmetSuperlative({ tokens, position }: Question): boolean {
  const isExtreme = tokens.some(
    (token) =>
      is(token, 'extreme') ||
      (is(token, 'superlative') && token.means.what !== 'last' && token.means.what !== 'first'),
  );
  return isExtreme && position === null && !tokens.some((token) => is(token, 'streak'));
}

const COUNTING = /\bhow many\b|\bnumber of\b|몇/;

/** A lower-case word in a question of numbers is rather a word that is not known. */
function looksLikeName({ unknownName, spaced, query }: Question): boolean {
  if (unknownName === null || query?.reading.form === 'ranking') return false;
  return /^\p{Lu}|\p{Script=Hangul}/u.test(unknownName) || !COUNTING.test(spaced);
}

/**
 * A question about an unrecognised name. The tools are called with it: they know more spellings and suggest
 * similar names.
 * @param others the intents that may answer once the question has a fighter
 */
export function createUnknownFighterIntent(others: readonly Intent[]): Intent {
  const withFighter = (question: Question): Question => ({
    ...question,
    fighters: [{ text: question.unknownName ?? '', candidates: [], byId: false, isClear: false }],
  });
  return {
    name: 'unknown-fighter',
    accepts: (question) =>
      question.fighters.length === 0 &&
      question.event === null &&
      question.unknownName !== null &&
      question.unknownWords <= 4 &&
      looksLikeName(question) &&
      !isUnmetSuperlative(question) &&
      // A time alone is about anything: "what happened in Paris last year?"
      namesTopic({ ...question, period: null }),
    answer: (question: Question, names: NameBook): QueryPlan<Answer> => {
      const asked = withFighter(question);
      const intent = others.find((other) => other.accepts(asked)) ?? others[0];
      if (intent === undefined) throw new Error('There is no intent for a question about a person.');
      return intent.answer(asked, names);
    },
  };
}
