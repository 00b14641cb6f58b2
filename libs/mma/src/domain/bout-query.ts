import { z } from 'zod';
import { fighterBoutSchema } from './bout.js';
import { BOUT_RESULTS, daySchema, METHOD_GROUPS, WEIGHT_CLASSES } from './vocabulary.js';

/** What a row of the answer stands for. `appearance`: a bout from one fighter's side. */
export const QUERY_GROUPS = [
  'none',
  'bout',
  'appearance',
  'fighter',
  'opponent',
  'pair',
  'event',
  'day',
  'weekday',
  'month',
  'month_of_year',
  'year',
  'decade',
  'weight_class',
  'method_group',
  'method',
  'method_detail',
  'round',
  'city',
  'country',
  'referee',
  'stance',
  'age',
  'result',
] as const;
export type QueryGroup = (typeof QUERY_GROUPS)[number];

/** Statistics of one side of a bout; each exists for the opponent too, with the prefix `opponent_`. */
export const SIDE_STATISTICS = [
  'knockdowns',
  'sig_strikes_landed',
  'sig_strikes_attempted',
  'total_strikes_landed',
  'total_strikes_attempted',
  'takedowns_landed',
  'takedowns_attempted',
  'submission_attempts',
  'reversals',
  'control_seconds',
  'head_landed',
  'body_landed',
  'leg_landed',
  'distance_landed',
  'clinch_landed',
  'ground_landed',
] as const;
export type SideStatistic = (typeof SIDE_STATISTICS)[number];
export type QueryStatistic = SideStatistic | `opponent_${SideStatistic}` | 'fight_seconds';
export const QUERY_STATISTICS: readonly QueryStatistic[] = [
  ...SIDE_STATISTICS,
  ...SIDE_STATISTICS.map((name) => `opponent_${name}` as const),
  'fight_seconds',
];

/** Measures of a statistic; the others need none. */
export const STATISTIC_MEASURES = [
  'sum',
  'average',
  'per_15_minutes',
  'maximum',
  'minimum',
  'accuracy',
] as const;
export const QUERY_MEASURES = [
  'count',
  'share',
  ...STATISTIC_MEASURES,
  'first',
  'last',
  'longest',
  'shortest',
  'youngest',
  'oldest',
  'longest_streak',
  'current_streak',
  'events',
  'fighters',
  'opponents',
  'weight_classes',
  'years',
  'title_defences',
  'champion_days',
  'height_cm',
  'reach_cm',
] as const;
export type QueryMeasure = (typeof QUERY_MEASURES)[number];

export const QUERY_TITLES = ['any', 'undisputed', 'interim', 'tournament', 'none'] as const;
export const STANCES = ['orthodox', 'southpaw', 'switch', 'open', 'sideways'] as const;
export const OPPONENT_TITLES = ['champion', 'former_champion', 'champion_or_former'] as const;

/**
 * Conditions of a query. Lists mean any of; an absent condition means everything. Persons, events and places are as a
 * user writes them.
 */
export interface QueryConditions {
  fighter?: string[] | undefined;
  opponent?: string[] | undefined;
  /** Only fighters who meet the other conditions against every one of these. Only with `group_by: "fighter"`. */
  opponent_all?: string[] | undefined;
  result?: (typeof BOUT_RESULTS)[number][] | undefined;
  method_group?: (typeof METHOD_GROUPS)[number][] | undefined;
  /** Texts in the method or its detail, e.g. `split`, `rear naked choke`, `doctor`. */
  method?: string[] | undefined;
  weight_class?: (typeof WEIGHT_CLASSES)[number][] | undefined;
  sex?: 'women' | 'men' | undefined;
  title?: (typeof QUERY_TITLES)[number][] | undefined;
  /** How the fighter entered a championship bout. */
  role?: 'champion' | 'challenger' | undefined;
  opponent_was?: (typeof OPPONENT_TITLES)[number] | undefined;
  round?: number[] | undefined;
  scheduled_rounds?: number[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
  event?: string | undefined;
  city?: string | undefined;
  country?: string | undefined;
  main_event?: boolean | undefined;
  referee?: string | undefined;
  stance?: (typeof STANCES)[number][] | undefined;
  opponent_stance?: (typeof STANCES)[number][] | undefined;
  /** Full years on the day of the bout, inclusive. */
  min_age?: number | undefined;
  max_age?: number | undefined;
  /** 1 is the first UFC bout of a fighter, -1 the last. */
  nth_bout?: number | undefined;
  /** Comparisons such as `knockdowns >= 2` or `opponent_takedowns_landed = 0`, all of which hold. */
  statistics?: string[] | undefined;
}

export interface BoutQuery extends QueryConditions {
  group_by?: QueryGroup | undefined;
  measure?: QueryMeasure | undefined;
  statistic?: QueryStatistic | undefined;
  /** Only rows with at least so many counted bouts. */
  min_bouts?: number | undefined;
  /** Only rows whose value is at least (at most) this. */
  min_value?: number | undefined;
  max_value?: number | undefined;
  /** Only fighters whose last bout is on or after this day. */
  active_since?: string | undefined;
  order?: 'desc' | 'asc' | undefined;
  limit?: number | undefined;
  offset?: number | undefined;
  /** Only bouts before this day count. */
  as_of?: string | undefined;
}

const exampleSchema = fighterBoutSchema
  .pick({
    bout_id: true,
    event_id: true,
    event: true,
    date: true,
    weight_class: true,
    title: true,
    method: true,
    method_group: true,
    method_detail: true,
    round: true,
    time: true,
    duration_seconds: true,
    opponent: true,
    result: true,
  })
  .extend({
    fighter_id: z.string(),
    fighter: z.string(),
    opponent_id: z.string(),
    age: z.int().nullable().describe("The fighter's full years on the day of the bout."),
    value: z.number().nullable().describe('The statistic in this bout; null without a statistic.'),
  })
  .meta({ id: 'BoutExampleData', description: "A bout behind a row, from one fighter's side." });
export type BoutExampleData = z.infer<typeof exampleSchema>;

export const queryRowSchema = z
  .strictObject({
    rank: z.int().describe('Ties share a rank.'),
    key: z
      .string()
      .nullable()
      .describe('The group: a name, a year, a class …; `all` without groups; null where it is not known.'),
    fighter_id: z.string().exactOptional().describe('Where the row is a person or a pair.'),
    opponent_id: z.string().exactOptional().describe('Where the row is a pair or an appearance.'),
    value: z
      .union([z.number(), z.string()])
      .nullable()
      .describe(
        'Number in the unit of the measure; a day for `first` and `last`; null where nothing is known.',
      ),
    bouts: z.int().describe('Bouts that the row counts.'),
    from: daySchema.nullable().describe('Day of the first counted bout.'),
    to: daySchema.nullable().describe('Day of the last counted bout.'),
    examples: z
      .array(exampleSchema)
      .describe('Up to three bouts behind the value: those that attain it, else the newest.'),
  })
  .meta({ id: 'QueryRowData' });
export type QueryRowData = z.infer<typeof queryRowSchema>;
