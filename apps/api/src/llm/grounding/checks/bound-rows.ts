import type { FactRow } from '../facts/fact-row.js';

/** Whether a row is about one of the fighters, or about no fighter. */
export const isAbout = (row: FactRow, owners: ReadonlySet<string> | null): boolean => {
  if (owners === null || row.fighters.size === 0) return true;
  if (row.subject !== null && row.cells.length > 0 && isPersonal(row)) return owners.has(row.subject);
  for (const fighter of row.fighters) if (owners.has(fighter)) return true;
  return false;
};

/** A row whose figures are its subject's own: a profile, a ranking, one side of a bout. */
const isPersonal = (row: FactRow): boolean => !row.cells.some(({ leaf }) => leaf === 'method');

/** A row of a list of events. */
export const isEvent = (row: FactRow): boolean => row.cells.some(({ leaf }) => leaf === 'main_event');
