import type { LatinToken } from './latin-tokens.js';

/** A mention with fighters as indexes. */
export interface MentionDraft {
  start: number;
  end: number;
  /** Indexes into the gazetteer's fighters, the most likely first. */
  fighters: number[];
  score: number;
  /** Whether it is a whole name, not a surname, nickname or given name. */
  whole: boolean;
}

/** A Latin mention with its first and last word. */
export interface LatinDraft extends MentionDraft {
  first: number;
  last: number;
}

/** Text range of a range of words. */
export function span(
  tokens: readonly LatinToken[],
  first: number,
  last: number,
): { first: number; last: number; start: number; end: number } {
  return { first, last, start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 };
}

/** Drafts without overlaps, in text order: the longest wins, then whole names, then the better score. */
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
    // Chosen drafts are at least as long, so an overlap covers an end.
    if (covered.has(draft.start) || covered.has(draft.end - 1)) continue;
    chosen.push(draft);
    for (let at = draft.start; at < draft.end; at += 1) covered.add(at);
  }
  return chosen.sort((a, b) => a.start - b.start);
}
