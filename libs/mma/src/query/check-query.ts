import {
  QUERY_STATISTICS,
  STATISTIC_MEASURES,
  type BoutQuery,
  type QueryMeasure,
  type QueryStatistic,
} from '../domain/bout-query.js';
import { ToolError } from '../domain/tool-result.js';
import { isDivision, type WeightClass, WOMENS_DIVISIONS } from '../domain/vocabulary.js';
import { isList, type QueryPlan } from './query-plan.js';
import { findContradiction } from './statistic-comparison.js';

export interface QueryFault {
  field: string;
  message: string;
}

const NEEDS_STATISTIC: ReadonlySet<QueryMeasure> = new Set(STATISTIC_MEASURES);
const LIST_MEASURES: ReadonlySet<QueryMeasure> = new Set([
  ...STATISTIC_MEASURES,
  'count',
  'first',
  'last',
  'longest',
  'shortest',
  'youngest',
  'oldest',
]);
const OF_FIGHTERS: ReadonlySet<QueryMeasure> = new Set([
  'longest_streak',
  'current_streak',
  'champion_days',
  'height_cm',
  'reach_cm',
]);
/** What `champion_days` combines with. */
const OF_CHAMPIONS: ReadonlySet<keyof BoutQuery> = new Set([
  'fighter',
  'weight_class',
  'sex',
  'stance',
  'group_by',
  'measure',
  'min_bouts',
  'min_value',
  'max_value',
  'active_since',
  'order',
  'limit',
  'offset',
  'as_of',
]);

/** The statistic attempted beside a landed one, else null. */
export function attemptsOf(statistic: QueryStatistic): QueryStatistic | null {
  if (!statistic.endsWith('_landed')) return null;
  const name = statistic.replace(/_landed$/, '_attempted');
  return QUERY_STATISTICS.find((other) => other === name) ?? null;
}

/** Combinations that make no sense and conditions that contradict one another. */
export function checkQuery(query: BoutQuery, plan: QueryPlan): QueryFault[] {
  const faults: (QueryFault | false)[] = [
    ...checkMeasure(query, plan),
    ...checkGroup(query, plan),
    ...checkRanges(query),
    ...checkTitles(query, plan),
    ...checkSexes(query),
  ];
  const contradicted = findContradiction(plan.comparisons);
  if (contradicted !== null)
    faults.push(fault('statistics', `no number of ${contradicted} meets all comparisons`));
  return faults.filter((found) => found !== false);
}

const fault = (field: keyof BoutQuery, message: string): QueryFault => ({ field, message });
const when = (condition: boolean, field: keyof BoutQuery, message: string): QueryFault | false =>
  condition && fault(field, message);

function checkMeasure(query: BoutQuery, plan: QueryPlan): (QueryFault | false)[] {
  const { measure, statistic, group } = plan;
  const hasMethod = query.method_group !== undefined || query.method !== undefined;
  return [
    when(NEEDS_STATISTIC.has(measure) && statistic === null, 'statistic', `is needed for ${measure}`),
    when(
      !NEEDS_STATISTIC.has(measure) && statistic !== null,
      'statistic',
      `${measure} takes none; use ${STATISTIC_MEASURES.join(', ')}`,
    ),
    when(
      measure === 'accuracy' && statistic !== null && attemptsOf(statistic) === null,
      'statistic',
      `accuracy is landed of attempted; use ${QUERY_STATISTICS.filter((name) => attemptsOf(name) !== null).join(', ')}`,
    ),
    when(
      measure === 'per_15_minutes' && statistic === 'fight_seconds',
      'statistic',
      'fight_seconds per 15 minutes says nothing',
    ),
    when(
      measure === 'share' && query.result === undefined && !hasMethod && query.round === undefined,
      'measure',
      'share needs result, method_group, method or round: the part of the bouts to measure',
    ),
    when(
      (measure === 'first' || measure === 'last') && (plan.minValue !== null || plan.maxValue !== null),
      plan.minValue === null ? 'max_value' : 'min_value',
      `${measure} is a day; use from and to`,
    ),
    when(
      isList(group) && measure === 'count' && (plan.minValue !== null || plan.maxValue !== null),
      plan.minValue === null ? 'max_value' : 'min_value',
      'listed bouts have a value only with a statistic or a measure such as longest',
    ),
  ];
}

function checkGroup(query: BoutQuery, { group, measure }: QueryPlan): (QueryFault | false)[] {
  const others = Object.entries(query).flatMap(([name, value]) =>
    value !== undefined && !OF_CHAMPIONS.has(name as keyof BoutQuery) ? [name] : [],
  );
  return [
    when(
      OF_FIGHTERS.has(measure) && group !== 'fighter' && !(group === 'none' && query.fighter?.length === 1),
      'group_by',
      `${measure} is of a fighter; use group_by fighter, or none with one fighter`,
    ),
    when(
      isList(group) && !LIST_MEASURES.has(measure),
      'group_by',
      `${measure} is over several bouts, and a row of ${group} is a single one`,
    ),
    when(
      query.opponent_all !== undefined && group !== 'fighter',
      'opponent_all',
      'finds fighters; use group_by fighter',
    ),
    when(
      measure === 'champion_days' && others.length > 0,
      'measure',
      `champion_days combines with fighter, weight_class, sex and stance only, not with ${others.join(', ')}`,
    ),
  ];
}

function checkRanges(query: BoutQuery): (QueryFault | false)[] {
  const { from, to, as_of, min_age, max_age, min_value, max_value, nth_bout, active_since } = query;
  const isAfter = (one: number | string | undefined, other: number | string | undefined): boolean =>
    one !== undefined && other !== undefined && one > other;
  const isTooLate = (day: string | undefined): boolean =>
    day !== undefined && as_of !== undefined && day >= as_of;
  return [
    when(isAfter(from, to), 'to', 'must not be before from'),
    when(isTooLate(from), 'as_of', 'must be after from: only bouts before it count'),
    when(isTooLate(active_since), 'as_of', 'must be after active_since: only bouts before it count'),
    when(isAfter(min_age, max_age), 'max_age', 'must not be below min_age'),
    when(isAfter(min_value, max_value), 'max_value', 'must not be below min_value'),
    when(nth_bout === 0, 'nth_bout', 'is 1 for the first bout or -1 for the last'),
  ];
}

function checkTitles(query: BoutQuery, { measure }: QueryPlan): (QueryFault | false)[] {
  const { title, role, result } = query;
  const isTitle = title === undefined || title.some((kind) => kind !== 'none' && kind !== 'tournament');
  const isUndisputed = title === undefined || title.includes('any') || title.includes('undisputed');
  const isDefence = measure === 'title_defences';
  return [
    when(role !== undefined && !isTitle, 'role', 'exists only in undisputed and interim championship bouts'),
    when(isDefence && !isUndisputed, 'title', 'title_defences are undisputed championship bouts'),
    when(isDefence && role === 'challenger', 'role', 'title_defences are bouts of champions'),
    when(
      isDefence && result !== undefined && !result.includes('win') && !result.includes('draw'),
      'result',
      'a title is defended by a win or a draw',
    ),
  ];
}

function checkSexes({ sex, weight_class: classes }: BoutQuery): (QueryFault | false)[] {
  if (sex === undefined || classes === undefined) return [];
  const fits = (name: WeightClass): boolean =>
    !isDivision(name) || WOMENS_DIVISIONS.some((each) => each === name) === (sex === 'women');
  return [when(!classes.some(fits), 'weight_class', `no ${sex} fight in it`)];
}

export const invalidQuery = (faults: readonly QueryFault[]): ToolError =>
  new ToolError(
    'invalid_arguments',
    `The arguments are not valid. ${faults.map(({ field, message }) => `${field}: ${message}`).join('; ')}.`,
    [...faults],
  );
