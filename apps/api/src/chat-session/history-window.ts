/** First and last position of a page, inclusive; empty if `last` is below `first`. */
interface HistoryWindow {
  first: number;
  last: number;
  /** Whether more messages follow in the reading direction: older ones for `before`, else newer ones. */
  hasMore: boolean;
}

export type HistoryStart = { offset: number } | { before: number } | { after: number };

export function locateHistory(start: HistoryStart, limit: number, total: number): HistoryWindow {
  if ('before' in start) {
    const first = Math.max(0, start.before - limit);
    return { first, last: start.before - 1, hasMore: first > 0 };
  }
  const first = 'after' in start ? start.after + 1 : start.offset;
  const last = Math.min(first + limit, total) - 1;
  return { first, last, hasMore: first <= last && last < total - 1 };
}
