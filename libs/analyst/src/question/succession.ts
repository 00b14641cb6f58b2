import { is } from '../grammar/token-reader.js';
import type { Token } from '../lexicon/token.js';

/** Whether the champion before or after a named one is asked for. */
export type Succession = 'before' | 'after';

const BEFORE = /\bbefore\b|\bprior to\b|\bpredecessor\b|\bprecede|이?전\s?챔|그\s?전|직전|이전|전에|전임/i;
const AFTER = /\bafter\b|\bsucce|\bnext\b|다음|뒤|후에|이후|후임/i;

/** "Who was champion before X?", "X 다음 챔피언은?"; null when the question asks for something else. */
export function parseSuccession(text: string, tokens: readonly Token[]): Succession | null {
  if (!tokens.some((token) => is(token, 'subject') && token.means.subject === 'champion')) return null;
  if (BEFORE.test(text)) return 'before';
  return AFTER.test(text) ? 'after' : null;
}
