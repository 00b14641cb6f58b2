import type { LatinToken } from './latin-tokens.js';
import type { MentionDraft } from './mention-draft.js';

/** A mention in Latin letters, with the words it covers. */
export interface LatinDraft extends MentionDraft {
  first: number;
  last: number;
}

/** The stretch of the text from one word to another. */
export function span(
  tokens: readonly LatinToken[],
  first: number,
  last: number,
): { first: number; last: number; start: number; end: number } {
  return { first, last, start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 };
}
