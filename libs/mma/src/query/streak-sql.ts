import { allOf, type Condition, type Outcome } from './condition-sql.js';
import type { QueryParts, QuerySource } from './compile-query.js';
import { GROUP_SQL } from './group-sql.js';

const OUTCOMES: readonly (Outcome | null)[] = ['result', 'method', 'round', 'statistics'];
/** Above any number of bouts of a fighter: streaks are compared by length, then by their last bout. */
const MOST_BOUTS = 100_000;
const WON: Condition = { sql: `a.result = 'win'`, isSide: true, outcome: 'result' };

/**
 * Each fighter's longest (of several the newest) or current streak, and the bouts of the streaks on the page. Conditions
 * on outcomes continue a streak (default: a win), the others select the fighter's sequence of dated bouts. `met` numbers
 * the bouts that continue streaks; `number - met` counts those before that do not: it is the same within a streak.
 */
export function selectStreaks({ plan, conditions }: QueryParts): QuerySource {
  const isOutcome = ({ outcome }: Condition): boolean => OUTCOMES.includes(outcome);
  const asked = conditions.filter(isOutcome);
  const meets = `coalesce((${allOf(asked.length === 0 ? [WON] : asked)}), false)`;
  const passedOver =
    plan.conditions.result?.includes('no_contest') === true ? 'true' : `a.result <> 'no_contest'`;
  const sequence = (columns: string, filter: string): string => `
      SELECT ${GROUP_SQL[plan.group].key} AS key, ${columns} ${meets} AS meets,
             count(*) FILTER (WHERE ${meets}) OVER in_order AS met, row_number() OVER in_order AS number
        FROM mma.appearances a
       WHERE ${allOf(conditions.filter((condition) => !isOutcome(condition)))}
         AND a.held_on IS NOT NULL AND ${passedOver} ${filter}
      WINDOW in_order AS (PARTITION BY a.fighter_id ORDER BY a.bout_order ROWS UNBOUNDED PRECEDING)`;
  const streaks =
    plan.measure === 'longest_streak'
      ? `SELECT key, max(streak) AS streak
           FROM (SELECT key, count(*) * ${MOST_BOUTS} + max(met) AS streak
                   FROM (${sequence('', '')}) s WHERE meets GROUP BY key, number - met) every
          GROUP BY key`
      : `SELECT key, (max(met) - coalesce(max(met) FILTER (WHERE NOT meets), 0)) * ${MOST_BOUTS} + max(met) AS streak
           FROM (${sequence('', '')}) s GROUP BY key`;
  const isWhole = plan.group === 'none';
  const shown = isWhole ? '' : 'AND a.fighter_id IN (SELECT key FROM page)';
  return {
    grouped: `streaks AS MATERIALIZED (${streaks}
  ), grouped AS (
    SELECT key, value, value AS sort, value AS bouts, NULL::text AS from_day, NULL::text AS to_day, NULL::int AS latest
      FROM (SELECT ${isWhole ? `'all' AS key, coalesce(max(streak) / ${MOST_BOUTS}, 0)::int` : `key, (streak / ${MOST_BOUTS})::int`} AS value
              FROM streaks ${isWhole ? '' : `WHERE streak >= ${MOST_BOUTS}`}) lengths)`,
    matched: `matched AS MATERIALIZED (
    SELECT s.fighter_id, s.bout_id, s.bout_order, s.held_on, s.key, true AS known, true AS is_first
      FROM (${sequence('a.fighter_id, a.bout_id, a.bout_order, a.held_on,', shown)}) s
      JOIN streaks c ON c.key = s.key
     WHERE s.meets AND s.met <= c.streak % ${MOST_BOUTS}
       AND s.met > c.streak % ${MOST_BOUTS} - c.streak / ${MOST_BOUTS})`,
  };
}
