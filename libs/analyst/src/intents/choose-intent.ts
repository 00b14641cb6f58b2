import { is } from '../grammar/token-reader.js';
import type { Token } from '../lexicon/token.js';
import type { Question } from '../question/question.js';
import type { Intent } from './intent.js';

export interface Choice {
  intent: Intent;
  /** Words that the answer does not take into account. */
  ignored: readonly Token[];
}

/** An answer that leaves out more says too little about what was asked. */
const MOST_IGNORED = 2;

/**
 * The first intent that accepts the question and uses all its words; else the one that leaves out fewest. Null when
 * even that one leaves out too much: then the question is declined.
 */
export function chooseIntent(question: Question, intents: readonly Intent[]): Choice | null {
  let best: Choice | null = null;
  for (const intent of intents) {
    if (!intent.accepts(question)) continue;
    const ignored = intent.ignores?.(question) ?? [];
    if (ignored.length === 0) return { intent, ignored };
    if (best === null || ignored.length < best.ignored.length) best = { intent, ignored };
  }
  return best !== null && isTolerable(best, question) ? best : null;
}

function isTolerable({ intent, ignored }: Choice, { tokens }: Question): boolean {
  // A number without its condition is another question.
  if (
    intent.name === 'query' &&
    ignored.some((token) => is(token, 'number') || is(token, 'bound') || is(token, 'time'))
  )
    return false;
  // Without whom "he" means, or with whom it excludes, an answer would be about another fighter.
  if (ignored.some((token) => is(token, 'reference') || is(token, 'joint'))) return false;
  const content = tokens.filter(({ means }) => means?.is !== 'filler');
  return ignored.length <= MOST_IGNORED && ignored.length * 2 <= content.length;
}
