import { statisticColumn } from './statistic-sql.js';
import { allOf, listConditions, type Condition, type Outcome } from './condition-sql.js';
import { GROUP_SQL } from './group-sql.js';
import { measureSql, type MeasureSql } from './measure-sql.js';
import { hasSingleRows, pageOf } from './page-sql.js';
import { Parameters } from './parameters.js';
import type { QueryNames } from './query-names.js';
import type { QueryPlan } from './query-plan.js';
import { selectReigns } from './reign-sql.js';
import { selectStreaks } from './streak-sql.js';

export interface CompiledQuery {
  sql: string;
  parameters: unknown[];
}

/** What the parts of a statement are made from. */
export interface QueryParts {
  plan: QueryPlan;
  names: QueryNames;
  parameters: Parameters;
  measure: MeasureSql;
  conditions: readonly Condition[];
}

/** Common table expressions: the rows that a query counts, and those rows in groups with their values. */
export interface QuerySource {
  matched: string;
  /** Where the groups come before the rows, which then are those of the page. */
  grouped?: string;
  /** Whether `matched` is not materialized, so that its rows can be looked up by index. */
  isReadAgain?: boolean;
}

/**
 * One statement for a whole query: `matched` appearances, `grouped`, ranked, one page of rows and their examples.
 * SQL by hand: common table expressions and window functions. Values of users are bound; names in the text are columns
 * and keywords of this folder.
 */
export function compileQuery(plan: QueryPlan, names: QueryNames): CompiledQuery {
  const parameters = new Parameters();
  const conditions = listConditions(plan, names, parameters);
  if (names.everyOpponent !== null) {
    const count = parameters.add(new Set(names.everyOpponent.map(({ id }) => id)).size, 'int');
    conditions.push({ sql: metEveryone(conditions, count), isSide: true, outcome: null });
  }
  const parts: QueryParts = { plan, names, parameters, measure: measureSql(plan), conditions };
  return { sql: `WITH ${pageOf(parts, selectSource(parts))}`, parameters: parameters.values };
}

/** Fighters who meet all conditions against each of so many opponents. */
const metEveryone = (conditions: readonly Condition[], count: string): string => `a.fighter_id IN (
  SELECT a.fighter_id FROM mma.appearances a WHERE ${allOf(conditions)}
   GROUP BY a.fighter_id HAVING count(DISTINCT a.opponent_id) = ${count})`;

function selectSource(parts: QueryParts): QuerySource {
  const { measure } = parts.plan;
  if (measure === 'longest_streak' || measure === 'current_streak') return selectStreaks(parts);
  return measure === 'champion_days' ? { matched: selectReigns(parts) } : selectAppearances(parts);
}

/** The outcomes that make the part of a share. */
function outcomesOfShare(conditions: readonly Condition[]): Outcome[] {
  const isGiven = conditions.some(({ outcome }) => outcome === 'result' || outcome === 'method');
  return isGiven ? ['result', 'method'] : ['round'];
}

/**
 * Rows that meet the conditions (of a share: all but its outcomes, with `meets`). `is_first` marks one row of each
 * bout and group.
 */
function selectAppearances({ plan, measure, conditions }: QueryParts): QuerySource {
  const outcomes = plan.measure === 'share' ? outcomesOfShare(conditions) : [];
  const isOutcome = ({ outcome }: Condition): boolean => outcome !== null && outcomes.includes(outcome);
  const base = conditions.filter((condition) => !isOutcome(condition));
  const meets = plan.measure === 'share' ? conditions.filter(isOutcome) : [];
  const group = GROUP_SQL[plan.group];
  const known = measure.known ?? 'true';
  const columns = Object.entries({
    ...measure.columns,
    ...(plan.measure === 'share' ? { meets: `(${allOf(meets)})` } : {}),
    ...(plan.statistic === null ? {} : { statistic: `a.${statisticColumn(plan.statistic)}` }),
  });
  const sides = sidesOf(plan, measure, base, meets);
  const first = {
    one: 'true',
    lead: measure.knownToOther === undefined ? 'a.is_lead' : `(a.is_lead OR NOT ${measure.knownToOther})`,
    both: `row_number() OVER (PARTITION BY ${group.key}, a.bout_order, ${known}
                                  ORDER BY ${plan.measure === 'share' ? `(${allOf(meets)}) DESC,` : ''} a.is_lead DESC) = 1`,
  };
  const where = sides === 'lead' && measure.perBout ? [...base, LEAD] : base;
  const isReadAgain =
    costsLessToReadAgain(plan, sides) && !(hasSingleRows({ plan, measure }) && isSortedByHand(plan));
  const matched = `matched AS ${isReadAgain ? 'NOT MATERIALIZED' : 'MATERIALIZED'} (
    SELECT a.fighter_id, a.bout_id, a.bout_order, a.held_on, ${group.key} AS key,
           ${known} AS known, ${first[sides]} AS is_first
           ${columns.map(([name, sql]) => `, ${sql} AS ${name}`).join('')}
      FROM mma.appearances a WHERE ${allOf(where)})`;
  return { matched, isReadAgain };
}

/** Conditions that few bouts meet, and that no index finds. */
const RARE: readonly (keyof QueryPlan['conditions'])[] = [
  'title',
  'role',
  'opponent_was',
  'scheduled_rounds',
  'main_event',
  'country',
  'city',
  'referee',
  'sex',
];

/** Statistics with an index. */
const INDEXED = [
  'knockdowns',
  'sig_strikes_landed',
  'total_strikes_landed',
  'takedowns_landed',
  'submission_attempts',
  'control_seconds',
];

/** Whether no index has the order of a list: finding its best rows takes a scan, and counting the others one more. */
const isSortedByHand = ({ measure, statistic }: QueryPlan): boolean =>
  measure === 'oldest' || measure === 'youngest' || (statistic !== null && !isIndexed(statistic));

const isIndexed = (statistic: NonNullable<QueryPlan['statistic']>): boolean =>
  statistic === 'fight_seconds' || INDEXED.includes(statisticColumn(statistic));

/** Whether it costs less to read the rows again than to keep them: there are many, from one scan without look-ups. */
const costsLessToReadAgain = (
  { activeSince, conditions }: QueryPlan,
  sides: 'one' | 'lead' | 'both',
): boolean =>
  sides !== 'both' &&
  activeSince === null &&
  conditions.opponent_all === undefined &&
  (conditions.nth_bout ?? 1) > 0 &&
  RARE.every((name) => conditions[name] === undefined);

const LEAD: Condition = { sql: 'a.is_lead', isSide: false, outcome: null };

/**
 * How many sides of a bout the rows of a group have: at most one; always both, of which the lead is the first; or
 * either.
 */
function sidesOf(
  { group, conditions: { fighter, opponent, result, role }, measure: name }: QueryPlan,
  measure: MeasureSql,
  base: readonly Condition[],
  meets: readonly Condition[],
): 'one' | 'lead' | 'both' {
  const { isSide, isOneSided = false } = GROUP_SQL[group];
  const isDecided = name !== 'share' && result?.length === 1 && (result[0] === 'win' || result[0] === 'loss');
  if (isOneSided || fighter?.length === 1 || opponent?.length === 1 || isDecided || role === 'champion')
    return 'one';
  const isAlike = ![...base, ...meets].some((condition) => condition.isSide) && !isSide;
  const isKnownAlike = measure.known === undefined || measure.perBout || measure.knownToOther !== undefined;
  return isAlike && isKnownAlike ? 'lead' : 'both';
}
