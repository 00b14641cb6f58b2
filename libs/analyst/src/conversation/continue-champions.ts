import { is } from '../grammar/token-reader.js';
import { asksOneEarlier } from '../question/position.js';
import type { Question } from '../question/question.js';
import type { Succession } from '../question/succession.js';
import type { Context } from './follow-up.js';

/** "Who was champion before him?", "그 전은?" after an answer about a champion; null for anything else. */
export function continueChampions(
  question: Question,
  { question: previous, answer }: Context,
): Question | null {
  const [champion] = answer.fighters;
  if (champion === undefined || question.fighters.length > 0 || question.period !== null) return null;
  const isOfChampions = previous.champions !== null || previous.succession !== null;
  const step = question.succession ?? (isOfChampions ? stepOf(question) : null);
  if (step === null) return null;
  const { weightClasses } = question;
  return {
    ...question,
    succession: step,
    champions: null,
    query: null,
    // A further step goes on from the one found, whom the answer names second; the other way, from the one asked about.
    fighters: [previous.succession === step ? (answer.fighters[1] ?? champion) : champion],
    weightClasses: weightClasses.length > 0 ? weightClasses : previous.weightClasses,
  };
}

function stepOf(question: Question): Succession | null {
  if (/\bafter (?:him|her|that)\b/i.test(question.text)) return 'after';
  if (asksOneEarlier(question)) return 'before';
  const step = question.tokens.find(
    (token) => is(token, 'reference') && (token.means.to === 'next' || token.means.to === 'previous'),
  );
  if (!is(step, 'reference')) return null;
  return step.means.to === 'next' ? 'after' : 'before';
}
