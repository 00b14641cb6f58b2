import { z } from 'zod';
import {
  boutResultSchema,
  daySchema,
  methodGroupSchema,
  titleKindSchema,
  weightClassSchema,
} from './vocabulary.js';

const boutSideSchema = z
  .strictObject({ fighter_id: z.string(), name: z.string(), result: boutResultSchema })
  .meta({ id: 'BoutSideData' });
export type BoutSideData = z.infer<typeof boutSideSchema>;

const scorecardSchema = z
  .strictObject({ judge: z.string().nullable(), a: z.int(), b: z.int() })
  .meta({ id: 'ScorecardData', description: 'Points for `fighter_a` and `fighter_b` of the same bout.' });

export const boutSchema = z
  .strictObject({
    bout_id: z.string(),
    event_id: z.string(),
    event: z.string().describe('Name of the event.'),
    date: daySchema.nullable(),
    location: z.string().nullable(),
    weight_class: weightClassSchema.nullable(),
    title: titleKindSchema,
    fighter_a: boutSideSchema.describe('The fighter whom the source names first; not always the winner.'),
    fighter_b: boutSideSchema,
    winner: z.string().nullable().describe('Name of the winner; null after a draw or a no contest.'),
    method: z.string().describe("In the source's words, e.g. `Decision - Split`."),
    method_group: methodGroupSchema,
    method_detail: z.string().nullable(),
    round: z.int().describe('The round in which the bout ended.'),
    time: z.string().describe('`m:ss` in that round.'),
    duration_seconds: z.int().nullable().describe('Seconds over all rounds.'),
    scheduled_rounds: z.int().nullable(),
    referee: z.string().nullable(),
    scorecards: z.array(scorecardSchema),
  })
  .meta({ id: 'BoutData' });
export type BoutData = z.infer<typeof boutSchema>;

export const fighterBoutSchema = boutSchema
  .extend({ opponent: z.string().describe('Name of the opponent.'), result: boutResultSchema })
  .meta({ id: 'FighterBoutData', description: "A bout from one fighter's side." });
export type FighterBoutData = z.infer<typeof fighterBoutSchema>;

export const titleBoutSchema = boutSchema
  .extend({
    champion_after: z
      .string()
      .nullable()
      .describe(
        'Who held the title (for an interim bout: the interim title) after the bout, as far as bouts tell: its winner, or ' +
          'the champion before it where it had none; null where the title stayed vacant.',
      ),
  })
  .meta({ id: 'TitleBoutData' });
export type TitleBoutData = z.infer<typeof titleBoutSchema>;

const landedSchema = z
  .strictObject({ landed: z.int().nullable(), attempted: z.int().nullable() })
  .meta({ id: 'LandedData' });
export type LandedData = z.infer<typeof landedSchema>;

const statisticsSchema = z
  .strictObject({
    knockdowns: z.int().nullable(),
    sig_strikes: landedSchema,
    total_strikes: landedSchema,
    takedowns: landedSchema,
    submission_attempts: z.int().nullable(),
    reversals: z.int().nullable(),
    control_seconds: z.int().nullable(),
    head: landedSchema,
    body: landedSchema,
    leg: landedSchema,
    distance: landedSchema,
    clinch: landedSchema,
    ground: landedSchema,
  })
  .meta({ id: 'StatisticsData', description: 'What one fighter did in a bout or in one round of it.' });
export type StatisticsData = z.infer<typeof statisticsSchema>;

const sides = { a: statisticsSchema.nullable(), b: statisticsSchema.nullable() };

export const boutDetailSchema = boutSchema
  .extend({
    totals: z.strictObject(sides),
    rounds: z.array(z.strictObject({ round: z.int(), ...sides })),
  })
  .meta({ id: 'BoutDetailData', description: '`a` and `b` are the sides of `fighter_a` and `fighter_b`.' });
export type BoutDetailData = z.infer<typeof boutDetailSchema>;
