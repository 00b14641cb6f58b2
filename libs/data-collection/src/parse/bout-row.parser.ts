import { z } from 'zod';
import { column, fitsName, requiredText, sourceAddress } from './columns.js';
import { cleanText } from './text.parser.js';

/** The two people of a bout as the source names them; a is named first. */
export interface BoutNames {
  a: string;
  b: string;
}

const LONGEST_NAME = 120;

/** `A vs. B`; null for anything else and for names that are too long. */
export function parseBoutNames(text: string): BoutNames | null {
  const [a, b, ...more] = cleanText(text).split(' vs. ');
  if (!a || !b || more.length > 0) return null;
  return fitsName(a, LONGEST_NAME) && fitsName(b, LONGEST_NAME) ? { a, b } : null;
}

export const boutNamesColumn = column(parseBoutNames, 'two names with " vs. " between them');

/** A row of `ufc_fight_details.csv`: it repeats what the results hold. */
export const boutRowSchema = z.object({
  EVENT: requiredText(200),
  BOUT: boutNamesColumn,
  URL: sourceAddress('fight'),
});
