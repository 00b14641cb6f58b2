import type { FileSetCatalogue } from './file-set.reader.js';

/** The source's first event that can be complete is of this year: UFC 1 is missing there. */
const FIRST_YEAR = 1994;

/** Whether a file set reaches back to the first year, so that it can be whole. */
export function reachesBack(days: readonly string[]): boolean {
  const [firstDay] = days;
  return firstDay !== undefined && Number(firstDay.slice(0, 4)) <= FIRST_YEAR;
}

/**
 * Whether a file set holds every UFC bout there was: it reaches back to the first year, and every event it gives
 * details of has at least one bout. Then every career and every card in the database is complete.
 */
export function isWholeFileSet({ events, bouts }: FileSetCatalogue): boolean {
  if (!reachesBack(events.days())) return false;
  const withBouts = new Set(bouts.map((bout) => bout.event));
  return events.all().every((event) => event.heldOn === null || withBouts.has(event));
}
