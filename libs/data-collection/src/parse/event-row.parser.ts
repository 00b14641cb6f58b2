import { z } from 'zod';
import { column, requiredName, sourceAddress } from './columns.js';
import { parseMonthDayYear } from './date.parser.js';
import { parseLocation, type Place } from './location.parser.js';

const LONGEST_LOCATION = 200;
const LONGEST_PLACE = 100;

function checkPlace({ location, city, country }: Place, context: z.RefinementCtx): void {
  const parts = [
    ['', location, LONGEST_LOCATION],
    ['its city ', city, LONGEST_PLACE],
    ['its country ', country, LONGEST_PLACE],
  ] as const;
  for (const [part, text, longest] of parts) {
    if (text !== null && text.length > longest)
      context.addIssue({ code: 'custom', message: `${part}is longer than ${longest} characters` });
  }
}

/** A row of `ufc_event_details.csv`. */
export const eventRowSchema = z.object({
  EVENT: requiredName(200),
  URL: sourceAddress('event'),
  DATE: column(parseMonthDayYear, 'a day such as "August 01, 2026"'),
  LOCATION: z.string().transform(parseLocation).superRefine(checkPlace),
});

export type EventRow = z.output<typeof eventRowSchema>;
