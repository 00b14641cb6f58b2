import type { QueryMeasure } from '../domain/bout-query.js';
import { attemptsOf } from './check-query.js';
import type { QueryPlan } from './query-plan.js';
import { mirrored, statisticColumn } from './statistic-sql.js';

export interface MeasureSql {
  /** Aggregate over the rows `m` of `matched`. It passes over those that are not known. */
  value: string;
  /** Aggregate by which groups are ranked, where it is not the value. */
  sort?: string;
  /** The value of a single row, and by which it is ranked: lists of appearances need no aggregates. */
  single?: string;
  singleSort?: string;
  /** Whether a row `a` has what the measure needs. @default true */
  known?: string;
  /** Whether the row's bout has it on the other side too; needed where `known` differs between the sides. */
  knownToOther?: string;
  /** Columns of `a` that the aggregates need. */
  columns?: Record<string, string>;
  /** Whether each bout counts once, instead of each side of it. */
  perBout: boolean;
  /** Whether a row `m` attains the value of its page row `p`: it is an example. */
  attains?: string;
  /** The value of a named fighter without rows. */
  isCount?: boolean;
}

const perBout = (value: string, more: Partial<MeasureSql> = {}): MeasureSql => ({
  value,
  perBout: true,
  ...more,
});
const perSide = (value: string, more: Partial<MeasureSql> = {}): MeasureSql => ({
  value,
  perBout: false,
  ...more,
});
const KNOWN = 'FILTER (WHERE m.known)';
const ONE_PER_BOUT = 'count(*)::int';
const SUM = 'sum(m.statistic)::int';
const dayOf = (aggregate: string): MeasureSql =>
  perBout(`${aggregate}(m.held_on)::text`, {
    single: 'm.held_on::text',
    known: 'a.held_on IS NOT NULL',
    attains: 'm.held_on::text = p.value',
  });
const duration = (aggregate: string): MeasureSql =>
  perBout(`${aggregate}(m.seconds)`, {
    single: 'm.seconds',
    columns: { seconds: 'a.duration_seconds' },
    known: 'a.duration_seconds IS NOT NULL',
    attains: 'm.seconds = p.value',
  });
const age = (aggregate: string): MeasureSql =>
  perSide(`${aggregate}(m.age)`, {
    sort: `${aggregate}(m.age_days)`,
    single: 'm.age',
    singleSort: 'm.age_days',
    columns: { age: 'a.age', age_days: 'a.age_days' },
    known: 'a.age_days IS NOT NULL',
    attains: 'm.age_days = p.sort',
  });
const different = (column: string, ofSides = false): MeasureSql => ({
  value: `count(DISTINCT m.${column})::int`,
  columns: column === 'fighter_id' ? {} : { [column]: `a.${column}` },
  perBout: !ofSides,
  isCount: true,
});
const body = (column: string): MeasureSql =>
  perSide(`(SELECT f.${column} FROM mma.fighters f WHERE f.id = max(m.fighter_id))`);

/** The SQL of measures that aggregate the rows of a group; streaks and reigns have statements of their own. */
export function measureSql(plan: QueryPlan): MeasureSql {
  const make = MEASURES[plan.measure];
  return typeof make === 'function' ? make(plan) : make;
}

const MEASURES: Readonly<Record<QueryMeasure, MeasureSql | ((plan: QueryPlan) => MeasureSql)>> = {
  count: ({ group }) =>
    group === 'bout' || group === 'appearance'
      ? perBout('NULL::int', { sort: 'max(m.bout_order)', single: 'NULL::int', singleSort: 'm.bout_order' })
      : perBout(ONE_PER_BOUT, { isCount: true }),
  title_defences: perBout(ONE_PER_BOUT, { isCount: true }),
  share: perBout('count(*) FILTER (WHERE m.meets)::float8 / nullif(count(*), 0)', { attains: 'm.meets' }),
  sum: (plan) => ofStatistic(plan, SUM),
  average: (plan) => ofStatistic(plan, 'avg(m.statistic)::float8'),
  maximum: (plan) => ofStatistic(plan, 'max(m.statistic)', 'm.statistic = p.value'),
  minimum: (plan) => ofStatistic(plan, 'min(m.statistic)', 'm.statistic = p.value'),
  per_15_minutes: (plan) => ratio(plan, 'duration_seconds', 900),
  accuracy: (plan) => {
    const attempts = plan.statistic === null ? null : attemptsOf(plan.statistic);
    return ratio(plan, attempts === null ? 'duration_seconds' : statisticColumn(attempts), 1);
  },
  first: dayOf('min'),
  last: dayOf('max'),
  longest: duration('max'),
  shortest: duration('min'),
  youngest: age('min'),
  oldest: age('max'),
  events: different('event_id'),
  fighters: different('fighter_id', true),
  opponents: different('opponent_id', true),
  weight_classes: different('weight_class'),
  years: { ...different('year'), columns: { year: `date_part('year', a.held_on)` } },
  height_cm: body('height_cm'),
  reach_cm: body('reach_cm'),
  longest_streak: perBout(ONE_PER_BOUT, { isCount: true }),
  current_streak: perBout(ONE_PER_BOUT, { isCount: true }),
  champion_days: perBout('sum(m.days)::int', { isCount: true }),
};

function ofStatistic({ statistic }: QueryPlan, value: string, attains?: string): MeasureSql {
  const column = statisticColumn(statistic ?? 'fight_seconds');
  return {
    value,
    single: 'm.statistic',
    known: `a.${column} IS NOT NULL`,
    knownToOther: `a.${mirrored(column)} IS NOT NULL`,
    perBout: statistic === 'fight_seconds',
    ...(attains === undefined ? {} : { attains }),
  };
}

/** Sum of the statistic divided by the sum of another column, over the rows where both are known. */
function ratio({ statistic }: QueryPlan, column: string, factor: number): MeasureSql {
  const part = statisticColumn(statistic ?? 'fight_seconds');
  const bothKnown = (one: string, other: string): string =>
    `(a.${one} IS NOT NULL AND a.${other} IS NOT NULL)`;
  return perSide(`${factor} * (sum(m.statistic) ${KNOWN})::float8 / nullif(sum(m.whole) ${KNOWN}, 0)`, {
    columns: { whole: `a.${column}` },
    known: bothKnown(part, column),
    knownToOther: bothKnown(mirrored(part), mirrored(column)),
  });
}
