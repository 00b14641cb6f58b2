import type { QueryNames } from './query-names.js';
import type { QueryPlan } from './query-plan.js';
import type { Parameters } from './parameters.js';
import { statisticColumn } from './statistic-sql.js';

/** What a condition is about, as far as shares and streaks ask. */
export type Outcome = 'result' | 'method' | 'round' | 'statistics';

/** A condition on rows `a` of `mma.appearances`. */
export interface Condition {
  sql: string;
  /** Whether the two sides of a bout may differ in it. */
  isSide: boolean;
  /** Null for conditions that are no outcome of the bout. */
  outcome: Outcome | null;
}

const OPPONENT_TITLES = {
  champion: ['champion'],
  former_champion: ['former_champion'],
  champion_or_former: ['champion', 'former_champion'],
};

/** The conditions of a plan, all of which hold. Undated bouts meet no condition on days or ages. */
export function listConditions(plan: QueryPlan, names: QueryNames, parameters: Parameters): Condition[] {
  const conditions: Condition[] = [];
  const { conditions: asked } = plan;
  const put = (isSide: boolean, sql: string, outcome: Outcome | null = null): void => {
    conditions.push({ sql, isSide, outcome });
  };
  const anyOf = (
    column: string,
    values: readonly (string | number)[] | null | undefined,
    options: { isSide?: boolean; outcome?: Outcome; type?: string } = {},
  ): void => {
    if (values === null || values === undefined) return;
    const list = parameters.add(values, options.type ?? 'text[]');
    put(options.isSide ?? false, `a.${column} = ANY(${list})`, options.outcome ?? null);
  };
  const compare = (isSide: boolean, left: string, sign: string, value: unknown, type: string): void => {
    if (value !== null && value !== undefined)
      put(isSide, `a.${left} ${sign} ${parameters.add(value, type)}`);
  };
  const ids = (fighters: QueryNames['fighters']): string[] | null => fighters?.map(({ id }) => id) ?? null;

  anyOf('fighter_id', ids(names.fighters), { isSide: true });
  anyOf('opponent_id', ids(names.opponents), { isSide: true });
  anyOf('opponent_id', ids(names.everyOpponent), { isSide: true });
  anyOf('result', asked.result, { isSide: true, outcome: 'result' });
  anyOf('method_group', asked.method_group, { outcome: 'method' });
  anyOf('method_text', names.methods, { outcome: 'method' });
  anyOf('round', asked.round, { outcome: 'round', type: 'int[]' });
  anyOf('weight_class', asked.weight_class);
  compare(false, 'sex', '=', asked.sex, 'text');
  anyOf(
    'title',
    asked.title?.flatMap((kind) => (kind === 'any' ? ['undisputed', 'interim'] : [kind])),
  );
  compare(true, 'role', '=', asked.role, 'text');
  if (asked.opponent_was !== undefined) {
    anyOf('opponent_title', OPPONENT_TITLES[asked.opponent_was], { isSide: true });
  }
  anyOf('scheduled_rounds', asked.scheduled_rounds, { type: 'int[]' });
  compare(false, 'held_on', '>=', asked.from, 'date');
  compare(false, 'held_on', '<=', asked.to, 'date');
  compare(false, 'held_on', '<', plan.asOf, 'date');
  compare(false, 'event_id', '=', names.event?.id, 'text');
  anyOf('location', names.locations);
  anyOf('country', names.countries);
  if (asked.main_event !== undefined) put(false, `a.card_position ${asked.main_event ? '=' : '>'} 0`);
  anyOf('referee', names.referees);
  anyOf('stance', asked.stance, { isSide: true });
  anyOf('opponent_stance', asked.opponent_stance, { isSide: true });
  compare(true, 'age', '>=', asked.min_age, 'int');
  compare(true, 'age', '<=', asked.max_age, 'int');
  for (const { statistic, operator, value } of plan.comparisons) {
    const isSide = statistic !== 'fight_seconds';
    put(isSide, `a.${statisticColumn(statistic)} ${operator} ${parameters.add(value, 'int')}`, 'statistics');
  }
  if (asked.nth_bout !== undefined) put(true, nthBout(asked.nth_bout, plan, parameters));
  if (plan.activeSince !== null) put(true, isActive('a.fighter_id', plan.activeSince, plan.asOf, parameters));
  return conditions;
}

/** Counted from the end, a bout's number depends on the day until which bouts count. */
function nthBout(nth: number, { asOf }: QueryPlan, parameters: Parameters): string {
  if (nth > 0) return `a.bout_number = ${parameters.add(nth, 'int')}`;
  const fromEnd = parameters.add(-nth, 'int');
  if (asOf === null) return `a.bout_number_from_end = ${fromEnd}`;
  return `a.bout_number = 1 - ${fromEnd} + (
    SELECT count(*) FROM mma.appearances earlier
     WHERE earlier.fighter_id = a.fighter_id AND earlier.held_on < ${parameters.add(asOf, 'date')})`;
}

/** Fighters with a bout on or after a day. */
export function isActive(column: string, since: string, asOf: string | null, parameters: Parameters): string {
  const before = asOf === null ? '' : ` AND later.held_on < ${parameters.add(asOf, 'date')}`;
  return `${column} IN (
    SELECT later.fighter_id FROM mma.appearances later
     WHERE later.held_on >= ${parameters.add(since, 'date')}${before})`;
}

export const allOf = (conditions: readonly Condition[]): string =>
  conditions.length === 0 ? 'true' : conditions.map(({ sql }) => sql).join(' AND ');
