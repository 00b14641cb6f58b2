import { z } from 'zod';
import { boutSchema } from './bout.js';
import { daySchema } from './vocabulary.js';

const event = z.strictObject({
  event_id: z.string(),
  name: z.string(),
  date: daySchema.nullable(),
  location: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  main_event: z.string().nullable().describe('`A vs. B`, or null while the event has no bout in the data.'),
});

export const eventSchema = event
  .extend({ bouts: z.array(boutSchema).describe('In card order, the main event first.') })
  .meta({ id: 'EventData' });
export type EventData = z.infer<typeof eventSchema>;

export const eventSearchSchema = event
  .extend({ bouts: z.int().describe('How many bouts of the event are in the data.') })
  .meta({ id: 'EventSearchData' });
export type EventSearchData = z.infer<typeof eventSearchSchema>;

export const eventSuggestionSchema = z
  .strictObject({ event_id: z.string(), name: z.string(), date: daySchema.nullable() })
  .meta({ id: 'EventSuggestion', description: 'A suggestion of `event_not_found`.' });
export type EventSuggestion = z.infer<typeof eventSuggestionSchema>;
