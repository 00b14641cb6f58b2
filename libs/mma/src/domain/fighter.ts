import { z } from 'zod';
import type { Metric } from './metric.js';
import { daySchema, weightClassSchema } from './vocabulary.js';

const recordSchema = z
  .strictObject({ wins: z.int(), losses: z.int(), draws: z.int(), no_contests: z.int() })
  .meta({ id: 'RecordData', description: 'Bouts in the UFC.' });
export type RecordData = z.infer<typeof recordSchema>;

const methodCountsSchema = z
  .strictObject({ ko_tko: z.int(), submission: z.int(), decision: z.int(), dq: z.int(), other: z.int() })
  .meta({ id: 'MethodCounts' });
export type MethodCounts = z.infer<typeof methodCountsSchema>;

const streakSchema = z
  .strictObject({
    result: z
      .enum(['win', 'loss'])
      .nullable()
      .describe('Null when the last counted bout was a draw, or there is none.'),
    count: z.int(),
  })
  .meta({ id: 'StreakData' });
export type StreakData = z.infer<typeof streakSchema>;

const rankSchema = z
  .strictObject({
    weight_class: z.string().describe('A weight class, `pound_for_pound` or `women_pound_for_pound`.'),
    rank: z.int().describe('0 is the champion.'),
    date: daySchema,
  })
  .meta({ id: 'RankData' });

const rate = (unit: Metric['unit'], formula: string): Metric => ({ unit, formula, source: 'statistics' });

/** The `career` of `get_fighter`. A rate uses only bouts in which all its inputs are known. */
export const PROFILE_METRICS = {
  minutes: { unit: 'minutes', formula: 'minutes of fighting over all bouts', source: 'results' },
  sig_strikes_landed_per_min: rate('per minute', 'significant strikes landed per minute of fighting'),
  sig_strikes_absorbed_per_min: rate(
    'per minute',
    "the opponents' significant strikes landed per minute of fighting",
  ),
  sig_strike_accuracy: rate('fraction', 'significant strikes landed divided by attempted'),
  sig_strike_defence: rate(
    'fraction',
    "1 less the opponents' significant strikes landed divided by attempted",
  ),
  takedowns_per_15_min: rate('per 15 minutes', 'takedowns landed per 15 minutes of fighting'),
  takedown_accuracy: rate('fraction', 'takedowns landed divided by attempted'),
  takedown_defence: rate('fraction', "1 less the opponents' takedowns landed divided by attempted"),
  submission_attempts_per_15_min: rate('per 15 minutes', 'submissions attempted per 15 minutes of fighting'),
  knockdowns: rate('count', 'knockdowns scored over all bouts with statistics'),
  control_seconds: rate('seconds', 'seconds in control of the opponent over all bouts where that is known'),
} satisfies Record<string, Metric>;

const figure = (name: keyof typeof PROFILE_METRICS) =>
  z.number().nullable().describe(PROFILE_METRICS[name].formula);

const careerSchema = z
  .strictObject({
    minutes: figure('minutes'),
    sig_strikes_landed_per_min: figure('sig_strikes_landed_per_min'),
    sig_strikes_absorbed_per_min: figure('sig_strikes_absorbed_per_min'),
    sig_strike_accuracy: figure('sig_strike_accuracy'),
    sig_strike_defence: figure('sig_strike_defence'),
    takedowns_per_15_min: figure('takedowns_per_15_min'),
    takedown_accuracy: figure('takedown_accuracy'),
    takedown_defence: figure('takedown_defence'),
    submission_attempts_per_15_min: figure('submission_attempts_per_15_min'),
    knockdowns: figure('knockdowns'),
    control_seconds: figure('control_seconds'),
  } satisfies Record<keyof typeof PROFILE_METRICS, z.ZodType>)
  .meta({
    id: 'CareerData',
    description: 'Figures over all bouts with statistics. Rates are fractions 0–1.',
  });
export type CareerData = z.infer<typeof careerSchema>;

const total = (what: string) => z.int().nullable().describe(what);

const totalsSchema = z
  .strictObject({
    sig_strikes_landed: total('significant strikes landed'),
    sig_strikes_absorbed: total("the opponents' significant strikes landed"),
    total_strikes_landed: total('all strikes landed'),
    takedowns_landed: total('takedowns landed'),
    takedowns_attempted: total('takedowns attempted'),
    knockdowns: total('knockdowns scored'),
    knockdowns_absorbed: total('knockdowns scored by the opponents'),
    submission_attempts: total('submissions attempted'),
    control_seconds: total('seconds in control of the opponent'),
    fight_seconds: total('seconds of fighting'),
  })
  .meta({
    id: 'TotalsData',
    description: 'Sums over all UFC bouts in which the statistic is known; null where it is known of none.',
  });
export type TotalsData = z.infer<typeof totalsSchema>;

const weightClasses = z.array(weightClassSchema).describe('The class of most bouts first.');

const nextBoutSchema = z
  .strictObject({
    event_id: z.string(),
    event: z.string(),
    date: daySchema,
    opponent: z.strictObject({ fighter_id: z.string().nullable(), name: z.string() }),
  })
  .meta({ id: 'NextBoutData', description: 'A bout without a result that an upcoming event lists.' });
export type NextBoutData = z.infer<typeof nextBoutSchema>;

export const fighterSchema = z
  .strictObject({
    fighter_id: z.string(),
    name: z.string(),
    totals: totalsSchema,
    nickname: z.string().nullable(),
    born_on: daySchema.nullable(),
    age: z.int().nullable().describe('Full years today, or on `as_of`.'),
    height_cm: z.number().nullable(),
    reach_cm: z.number().nullable(),
    weight_kg: z.number().nullable(),
    stance: z.string().nullable(),
    next_bout: nextBoutSchema
      .nullable()
      .describe('The soonest bout that an upcoming event lists; null without one, and with `as_of`.'),
    record: recordSchema,
    wins_by: methodCountsSchema,
    losses_by: methodCountsSchema,
    current_streak: streakSchema,
    longest_win_streak: z.int(),
    title_bouts: recordSchema.describe('Undisputed and interim championship bouts.'),
    first_bout_on: daySchema.nullable(),
    last_bout_on: daySchema.nullable(),
    weight_classes: weightClasses,
    rank: rankSchema.nullable(),
    career: careerSchema,
  })
  .meta({ id: 'FighterData' });
export type FighterData = z.infer<typeof fighterSchema>;

export const fighterSearchSchema = z
  .strictObject({
    fighter_id: z.string(),
    name: z.string(),
    nickname: z.string().nullable(),
    score: z.number().describe('How well the name fits the query, 0–1.'),
    record: recordSchema,
    weight_classes: weightClasses,
    last_bout_on: daySchema.nullable(),
  })
  .meta({ id: 'FighterSearchData' });
export type FighterSearchData = z.infer<typeof fighterSearchSchema>;

export const fighterSuggestionSchema = z
  .strictObject({
    fighter_id: z.string(),
    name: z.string(),
    nickname: z.string().nullable(),
    weight_classes: weightClasses,
    born_on: daySchema.nullable(),
    record: recordSchema,
  })
  .meta({
    id: 'FighterSuggestion',
    description: 'A suggestion of `ambiguous_fighter` and `fighter_not_found`.',
  });
export type FighterSuggestion = z.infer<typeof fighterSuggestionSchema>;
