/** The places of a page of history in its session, both included; empty when `last` is below `first`. */
export interface HistoryWindow {
  first: number;
  last: number;
  /** Whether messages follow in the direction of reading: older ones for `before`, else newer ones. */
  hasMore: boolean;
}

/** Where a page begins: so many from the oldest, or next to the message at a place. */
export type HistoryStart = { offset: number } | { before: number } | { after: number };

/** Finds the places of a page in a session of `total` messages, whose places run from 0 without gaps. */
export function locateHistory(start: HistoryStart, limit: number, total: number): HistoryWindow {
  if ('before' in start) {
    const first = Math.max(0, start.before - limit);
    return { first, last: start.before - 1, hasMore: first > 0 };
  }
  const first = 'after' in start ? start.after + 1 : start.offset;
  const last = Math.min(first + limit, total) - 1;
  return { first, last, hasMore: first <= last && last < total - 1 };
}
