import type { LatinToken } from './latin-tokens.js';

/** A mention before its people are named. */
export interface MentionDraft {
  start: number;
  end: number;
  /** Indexes into the gazetteer's fighters, the likeliest first. */
  fighters: number[];
  score: number;
  /** Whether it is a whole name rather than a surname, a nickname or a given name. */
  whole: boolean;
}

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

/** Drafts without overlaps in the order of the text: the longest wins, then whole names, then the better score. */
export function withoutOverlaps<Draft extends MentionDraft>(drafts: readonly Draft[]): Draft[] {
  const chosen: Draft[] = [];
  const covered = new Set<number>();
  const best = [...drafts].sort(
    (a, b) =>
      b.end - b.start - (a.end - a.start) ||
      Number(b.whole) - Number(a.whole) ||
      b.score - a.score ||
      a.start - b.start,
  );
  for (const draft of best) {
    // What is chosen already is at least as long, so an overlap covers one of the ends.
    if (covered.has(draft.start) || covered.has(draft.end - 1)) continue;
    chosen.push(draft);
    for (let at = draft.start; at < draft.end; at += 1) covered.add(at);
  }
  return chosen.sort((a, b) => a.start - b.start);
}
