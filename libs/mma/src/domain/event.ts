import { z } from 'zod';
import { boutSchema } from './bout.js';
import { daySchema, weightClassSchema } from './vocabulary.js';

const listedFighter = z.strictObject({
  fighter_id: z.string().nullable().describe('Null if the name matches no fighter, or several.'),
  name: z.string(),
});

const listedBoutSchema = z
  .strictObject({
    bout_id: z.string(),
    fighter_a: listedFighter,
    fighter_b: listedFighter,
    weight_class: weightClassSchema.nullable().describe('Null while the source does not list it.'),
  })
  .meta({ id: 'ListedBoutData', description: 'A bout of an upcoming event.' });
export type ListedBoutData = z.infer<typeof listedBoutSchema>;

const event = z.strictObject({
  event_id: z.string(),
  name: z.string(),
  date: daySchema.nullable(),
  location: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  main_event: z.string().nullable().describe('`A vs. B`, or null while the event has no bout in the data.'),
  status: z
    .enum(['held', 'upcoming'])
    .describe('`upcoming`: without results, not yet fought as far as the data tells, and counted nowhere.'),
});

export const eventSchema = event
  .extend({
    bouts: z.array(boutSchema).describe('In card order, the main event first; none of an upcoming event.'),
    listed_bouts: z
      .array(listedBoutSchema)
      .exactOptional()
      .describe('Of an upcoming event: its bouts as the source lists them, the main event first.'),
  })
  .meta({ id: 'EventData' });
export type EventData = z.infer<typeof eventSchema>;

export const eventSearchSchema = event
  .extend({
    bouts: z
      .int()
      .describe('How many bouts of the event are in the data; how many are listed, if it is upcoming.'),
  })
  .meta({ id: 'EventSearchData' });
export type EventSearchData = z.infer<typeof eventSearchSchema>;

export const eventSuggestionSchema = z
  .strictObject({ event_id: z.string(), name: z.string(), date: daySchema.nullable() })
  .meta({ id: 'EventSuggestion', description: 'A suggestion of `event_not_found`.' });
export type EventSuggestion = z.infer<typeof eventSuggestionSchema>;
