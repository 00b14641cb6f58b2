import type {
  BoutQuery,
  QueryConditions,
  QueryGroup,
  QueryMeasure,
  QueryStatistic,
} from '../domain/bout-query.js';
import type { Comparison } from './statistic-comparison.js';

/** A checked query with all defaults. Null means none. */
export interface QueryPlan {
  /** As asked, without `statistics`. */
  conditions: QueryConditions;
  comparisons: readonly Comparison[];
  group: QueryGroup;
  measure: QueryMeasure;
  statistic: QueryStatistic | null;
  order: 'desc' | 'asc';
  /** Whether rows come in the order of their keys (years, rounds …) instead of their values. */
  inKeyOrder: boolean;
  minBouts: number | null;
  minValue: number | null;
  maxValue: number | null;
  activeSince: string | null;
  asOf: string | null;
  limit: number;
  offset: number;
}

export const DEFAULT_LIMIT = 10;
export const MOST_ROWS = 100;

/** Groups with an order of their own. */
const ORDERED_GROUPS: ReadonlySet<QueryGroup> = new Set([
  'day',
  'weekday',
  'month',
  'month_of_year',
  'year',
  'decade',
  'round',
  'age',
]);
const LISTS: ReadonlySet<QueryGroup> = new Set(['bout', 'appearance']);
const ASCENDING: ReadonlySet<QueryMeasure> = new Set(['first', 'shortest', 'youngest', 'minimum']);
/** Measures of a fighter: without `group_by` they rank fighters. */
const OF_FIGHTERS: ReadonlySet<QueryMeasure> = new Set([
  'longest_streak',
  'current_streak',
  'title_defences',
  'champion_days',
  'height_cm',
  'reach_cm',
]);

export const isList = (group: QueryGroup): boolean => LISTS.has(group);

/** Adds the defaults. */
export function planQuery(query: BoutQuery, comparisons: readonly Comparison[]): QueryPlan {
  const isOfFighters = query.measure !== undefined && OF_FIGHTERS.has(query.measure);
  const group = query.group_by ?? (isOfFighters && query.fighter?.length !== 1 ? 'fighter' : 'none');
  const measure =
    query.measure ?? (query.statistic === undefined ? 'count' : isList(group) ? 'maximum' : 'sum');
  const inKeyOrder = query.order === undefined && measure === 'count' && ORDERED_GROUPS.has(group);
  return {
    conditions: { ...query, ...(measure === 'title_defences' ? defenceConditions(query) : {}) },
    comparisons,
    group,
    measure,
    statistic: query.statistic ?? null,
    order: query.order ?? (ASCENDING.has(measure) ? 'asc' : 'desc'),
    inKeyOrder,
    minBouts: query.min_bouts ?? null,
    minValue: query.min_value ?? null,
    maxValue: query.max_value ?? null,
    activeSince: query.active_since ?? null,
    asOf: query.as_of ?? null,
    limit: query.limit ?? (inKeyOrder ? MOST_ROWS : DEFAULT_LIMIT),
    offset: query.offset ?? 0,
  };
}

/** A title is defended by a champion who wins or draws. */
function defenceConditions({ result }: BoutQuery): QueryConditions {
  const kept = result?.filter((one) => one === 'win' || one === 'draw');
  return { title: ['undisputed'], role: 'champion', result: kept ?? ['win', 'draw'] };
}
