import { allOf } from './condition-sql.js';
import type { QueryParts } from './compile-query.js';
import { GROUP_SQL } from './group-sql.js';

/**
 * The undisputed championship bouts that made or kept a champion, with the days of the reign at its first one: up to
 * the bout that lost the title, or until now. Reigns that did not end by a bout have no known end and are left out.
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
           CASE WHEN t.champion_after_id IS DISTINCT FROM lag(t.champion_after_id) OVER in_class THEN 1 ELSE 0 END
             AS begins
      FROM mma.title_bouts t JOIN mma.bouts b ON b.id = t.bout_id
     WHERE t.kind = 'undisputed' AND b.held_on IS NOT NULL ${inside.map((sql) => `AND ${sql}`).join(' ')}
    WINDOW in_class AS (PARTITION BY t.weight_class ORDER BY t.place)
  ), numbered AS (
    SELECT *, sum(begins) OVER (PARTITION BY weight_class ORDER BY place) AS reign FROM title_bouts
  ), reigns AS (
    SELECT weight_class, reign, champion_id, min(held_on) AS won_on FROM numbered
     WHERE champion_id IS NOT NULL GROUP BY weight_class, reign, champion_id
  ), ended AS (
    SELECT r.weight_class, r.reign, r.champion_id, r.won_on,
           CASE WHEN n.bout_id IS NULL
                THEN coalesce(${before ?? 'NULL::date'}, (SELECT max(held_on) FROM mma.appearances)) - r.won_on
                WHEN EXISTS (SELECT 1 FROM mma.appearances x
                              WHERE x.bout_id = n.bout_id AND x.fighter_id = r.champion_id)
                THEN n.held_on - r.won_on END AS days
      FROM reigns r
      LEFT JOIN LATERAL (
             SELECT bout_id, held_on FROM numbered n
              WHERE n.weight_class = r.weight_class AND n.reign = r.reign + 1 ORDER BY n.place LIMIT 1) n ON true
  ), matched AS (
    SELECT a.fighter_id, a.bout_id, a.bout_order, a.held_on, ${GROUP_SQL[plan.group].key} AS key,
           e.days IS NOT NULL AS known, true AS is_first, CASE WHEN n.begins = 1 THEN e.days ELSE 0 END AS days
      FROM numbered n
      JOIN ended e ON e.weight_class = n.weight_class AND e.reign = n.reign
      JOIN mma.appearances a ON a.bout_id = n.bout_id AND a.fighter_id = n.champion_id
     WHERE ${allOf(conditions)})`;
}
