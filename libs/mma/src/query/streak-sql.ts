import { allOf, type Condition, type Outcome } from './condition-sql.js';
import type { QueryParts } from './compile-query.js';
import { GROUP_SQL } from './group-sql.js';

const OUTCOMES: readonly (Outcome | null)[] = ['result', 'method', 'round', 'statistics'];
/** Above any number of bouts: runs are compared by length, then by their last bout. */
const MOST_BOUTS = '100000000::bigint';
const WON: Condition = { sql: `a.result = 'win'`, isSide: true, outcome: 'result' };

/**
 * The bouts of each fighter's longest (of several the newest) or current streak. Conditions on outcomes continue it
 * (default: a win), the others select the fighter's sequence of dated bouts.
 */
export function selectStreaks({ plan, conditions }: QueryParts): string {
  const isOutcome = ({ outcome }: Condition): boolean => OUTCOMES.includes(outcome);
  const asked = conditions.filter(isOutcome);
  const meets = `coalesce((${allOf(asked.length === 0 ? [WON] : asked)}), false)`;
  const passedOver =
    plan.conditions.result?.includes('no_contest') === true ? 'true' : `a.result <> 'no_contest'`;
  const merit =
    plan.measure === 'longest_streak'
      ? `count(*) FILTER (WHERE meets) * ${MOST_BOUTS} + max(bout_order)`
      : 'run';
  return `
  sequence AS (
    SELECT a.fighter_id, a.bout_id, a.bout_order, a.held_on, ${GROUP_SQL[plan.group].key} AS key, ${meets} AS meets,
           count(*) FILTER (WHERE NOT ${meets}) OVER (PARTITION BY a.fighter_id ORDER BY a.bout_order) AS run
      FROM mma.appearances a
     WHERE ${allOf(conditions.filter((condition) => !isOutcome(condition)))}
       AND a.held_on IS NOT NULL AND ${passedOver}
  ), runs AS (
    SELECT key, run, ${merit} AS merit FROM sequence GROUP BY key, run
  ), chosen AS (
    SELECT key, run FROM runs JOIN (SELECT key, max(merit) AS merit FROM runs GROUP BY key) best USING (key, merit)
  ), matched AS (
    SELECT s.fighter_id, s.bout_id, s.bout_order, s.held_on, s.key, true AS known, true AS is_first
      FROM sequence s JOIN chosen USING (key, run) WHERE s.meets)`;
}
