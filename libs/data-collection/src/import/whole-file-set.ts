import type { FileSetCatalogue } from './file-set.reader.js';

/** The source's first event that can be complete is of this year: UFC 1 is missing there. */
const FIRST_YEAR = 1994;

/**
 * Whether a file set holds every UFC bout there was: it reaches back to the first year, and every event it gives
 * details of has at least one bout. Then every career and every card in the database is complete.
 */
export function isWholeFileSet({ events, bouts }: FileSetCatalogue): boolean {
  const firstDay = events.days()[0];
  if (firstDay === undefined || Number(firstDay.slice(0, 4)) > FIRST_YEAR) return false;
  const withBouts = new Set(bouts.map((bout) => bout.event));
  return events.all().every((event) => event.heldOn === null || withBouts.has(event));
}
