import { z } from 'zod';
import { column, requiredText, sourceAddress } from './columns.js';
import { parseMonthDayYear } from './date.parser.js';
import { parseLocation } from './location.parser.js';

/** A row of `ufc_event_details.csv`. */
export const eventRowSchema = z.object({
  EVENT: requiredText(200),
  URL: sourceAddress('event'),
  DATE: column(parseMonthDayYear, 'a day such as "August 01, 2026"'),
  LOCATION: z.string().max(200, 'is longer than 200 characters').transform(parseLocation),
});

export type EventRow = z.output<typeof eventRowSchema>;
