import { allOf } from './condition-sql.js';
import type { QueryParts } from './compile-query.js';
import { GROUP_SQL } from './group-sql.js';

/**
 * The undisputed championship bouts that made or kept a champion, with the days of the reign at its first one: from the
 * bout that won the title to the bout that lost it, or until now. As in `traceReigns`, a next bout that the champion did
 * not enter as champion shows that the title was vacated: such a reign has no known end, one of a promoted interim
 * champion no known beginning, and neither counts.
 */
export function selectReigns({ plan, parameters, conditions }: QueryParts): string {
  const before = plan.asOf === null ? null : parameters.add(plan.asOf, 'date');
  const classes = plan.conditions.weight_class;
  const inside = [
    ...(before === null ? [] : [`b.held_on < ${before}`]),
    ...(classes === undefined ? [] : [`t.weight_class = ANY(${parameters.add(classes, 'text[]')})`]),
  ];
  return `
  title_bouts AS (
    SELECT t.bout_id, t.weight_class, t.place, t.champion_after_id AS champion_id, b.held_on,
           t.champion_before_id,
           CASE WHEN t.champion_after_id IS DISTINCT FROM t.champion_before_id
                  OR t.champion_before_id IS DISTINCT FROM lag(t.champion_after_id) OVER in_class
                THEN 1 ELSE 0 END AS begins
      FROM mma.title_bouts t JOIN mma.bouts b ON b.id = t.bout_id
     WHERE t.kind = 'undisputed' AND b.held_on IS NOT NULL ${inside.map((sql) => `AND ${sql}`).join(' ')}
    WINDOW in_class AS (PARTITION BY t.weight_class ORDER BY t.place)
  ), numbered AS (
    SELECT *, sum(begins) OVER (PARTITION BY weight_class ORDER BY place) AS reign FROM title_bouts
  ), reigns AS (
    SELECT weight_class, reign, champion_id,
           CASE WHEN champion_id IS DISTINCT FROM champion_before_id THEN held_on END AS won_on,
           lead(champion_before_id) OVER in_class AS last_champion_id, lead(held_on) OVER in_class AS over_on
      FROM numbered WHERE begins = 1 WINDOW in_class AS (PARTITION BY weight_class ORDER BY place)
  ), ended AS (
    SELECT weight_class, reign,
           CASE WHEN over_on IS NULL
                THEN coalesce(${before ?? 'NULL::date'}, (SELECT max(held_on) FROM mma.appearances)) - won_on
                WHEN last_champion_id = champion_id THEN over_on - won_on END AS days
      FROM reigns WHERE champion_id IS NOT NULL
  ), matched AS (
    SELECT a.fighter_id, a.bout_id, a.bout_order, a.held_on, ${GROUP_SQL[plan.group].key} AS key,
           e.days IS NOT NULL AS known, true AS is_first, CASE WHEN n.begins = 1 THEN e.days ELSE 0 END AS days
      FROM numbered n
      JOIN ended e ON e.weight_class = n.weight_class AND e.reign = n.reign
      JOIN mma.appearances a ON a.bout_id = n.bout_id AND a.fighter_id = n.champion_id
     WHERE ${allOf(conditions)})`;
}
