/** A mention before its people are named. */
export interface MentionDraft {
  start: number;
  end: number;
  /** Indexes into the gazetteer's fighters, the likeliest first. */
  people: number[];
  score: number;
  /** Whether it is a whole name rather than a surname, a nickname or a given name. */
  whole: boolean;
}

/** Drafts without overlaps in the order of the text: the longest wins, then whole names, then the better score. */
export function withoutOverlaps<Draft extends MentionDraft>(drafts: readonly Draft[]): Draft[] {
  const chosen: Draft[] = [];
  const best = [...drafts].sort(
    (a, b) =>
      b.end - b.start - (a.end - a.start) ||
      Number(b.whole) - Number(a.whole) ||
      b.score - a.score ||
      a.start - b.start,
  );
  for (const draft of best) {
    if (chosen.every((other) => draft.end <= other.start || draft.start >= other.end)) chosen.push(draft);
  }
  return chosen.sort((a, b) => a.start - b.start);
}
