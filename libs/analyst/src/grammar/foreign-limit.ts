import type { Token } from '../lexicon/token.js';
import { rewriteTokens } from './rewrite-tokens.js';
import { is } from './token-reader.js';

/** Words whose number is that of another figure than the one asked for. */
const COUNTED = new Set(['result', 'verb', 'method', 'streak', 'statistic', 'measure']);
const BODY = new Set(['reach', 'height', 'weight']);
const OF_WHOM =
  /\b(?:by|against|over|versus|vs|from|among|of) (?:\w+ ){0,3}(?:with|who|having|that)\b|상대로|선수(?:들)?\s?(?:중|가운데)/i;

/**
 * The words that limit another figure than the one asked for: "most losses by someone with 10 or more wins". A query
 * has one measure: such a limit cannot be applied. Null where there is none.
 */
export function findForeignLimit(tokens: readonly Token[], text: string): string | null {
  const words = rewriteTokens(tokens).filter(({ means }) => means?.is !== 'filler');
  const ranks = words.some(isRanking);
  for (const [index, number] of words.entries()) {
    if (!is(number, 'number') || number.means.ordinal === true) continue;
    const [before, after, afterNext] = [words[index - 1], words[index + 1], words[index + 2]];
    const bound = [before, after, afterNext].find((word) => is(word, 'bound'));
    if (bound === undefined) continue;
    const counted = is(after, 'bound') ? afterNext : after;
    const isCounted = counted?.means != null && COUNTED.has(counted.means.is);
    const body = words.find((word) => is(word, 'subject') && BODY.has(word.means.subject));
    if (!isCounted && body === undefined) continue;
    const isOther = ranks
      ? !isSameFigure(words, counted, index)
      : OF_WHOM.test(text) && hasOtherFigure(words, counted);
    if (!isOther) continue;
    const span = [number, bound, ...(isCounted ? [counted] : [body])].flatMap((word) => word ?? []);
    return text.slice(Math.min(...span.map(({ start }) => start)), Math.max(...span.map(({ end }) => end)));
  }
  return null;
}

const isRanking = (word: Token): boolean =>
  (is(word, 'extreme') && !/\btop$|^탑$|상위/i.test(word.text)) ||
  (is(word, 'superlative') && word.means.what !== 'last' && word.means.what !== 'first');

/** "Longest streak of at least 5 wins": no other figure is named. */
const isSameFigure = (words: readonly Token[], counted: Token | undefined, index: number): boolean =>
  !hasOtherFigure(
    words.filter((_, at) => at !== index),
    counted,
  );

function hasOtherFigure(words: readonly Token[], counted: Token | undefined): boolean {
  return words.some(
    (word) =>
      word !== counted &&
      word.means !== null &&
      (COUNTED.has(word.means.is) || (is(word, 'noun') && word.means.noun === 'bout')),
  );
}
