import { z } from 'zod';
import { column, requiredName, sourceAddress } from './columns.js';
import { parseMonthDayYear } from './date.parser.js';

const LONGEST_LOCATION = 200;
const LONGEST_LOCATION_PART = 100;

function checkLocation({ location, city, country }: EventLocation, context: z.RefinementCtx): void {
  const parts = [
    ['', location, LONGEST_LOCATION],
    ['its city ', city, LONGEST_LOCATION_PART],
    ['its country ', country, LONGEST_LOCATION_PART],
  ] as const;
  for (const [part, text, longest] of parts) {
    if (text !== null && text.length > longest)
      context.addIssue({ code: 'custom', message: `${part}is longer than ${longest} characters` });
  }
}

export const eventRowSchema = z.object({
  EVENT: requiredName(200),
  URL: sourceAddress('event'),
  DATE: column(parseMonthDayYear, 'a day such as "August 01, 2026"'),
  LOCATION: z.string().transform(parseLocation).superRefine(checkLocation),
});

export type EventRow = z.output<typeof eventRowSchema>;

export interface EventLocation {
  location: string | null;
  city: string | null;
  country: string | null;
}

/** `City, State, Country` or `City, Country`: the city is the first part, the country the last. */
export function parseLocation(text: string): EventLocation {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return { location: null, city: null, country: null };
  return {
    location: parts.join(', '),
    city: parts.length > 1 ? (parts[0] ?? null) : null,
    country: parts.at(-1) ?? null,
  };
}
