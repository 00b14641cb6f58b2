import type { DerivedTable } from './derived-table.js';

/**
 * The lineage of each belt: after a bout with a winner the winner holds it; without one the champion before it keeps
 * it if he was in the bout, else nobody holds it. The champion before is the winner of the newest earlier bout for the
 * same belt that had one; undisputed and interim belts are two.
 */
export const TITLE_BOUTS: DerivedTable = {
  name: 'title_bouts',
  key: ['bout_id'],
  columns: ['weight_class', 'kind', 'place', 'champion_before_id', 'champion_after_id'],
  select: `
    WITH bouts AS (
      SELECT b.id AS bout_id, b.weight_class, b.title AS kind, a.fighter_id AS a_id, a.opponent_id AS b_id,
             CASE a.result WHEN 'win' THEN a.fighter_id WHEN 'loss' THEN a.opponent_id END AS winner_id,
             row_number() OVER (PARTITION BY b.weight_class
                                    ORDER BY b.held_on NULLS LAST, b.card_position DESC, b.id) AS place
        FROM mma.bouts b JOIN mma.bout_participants a ON a.bout_id = b.id AND a.corner = 'a'
       WHERE b.title IN ('undisputed', 'interim') AND b.weight_class IS NOT NULL
    ), numbered AS (
      SELECT *, count(winner_id) OVER (PARTITION BY weight_class, kind ORDER BY place
                                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS won_before
        FROM bouts
    ), winners AS (
      SELECT weight_class, kind, winner_id,
             row_number() OVER (PARTITION BY weight_class, kind ORDER BY place) AS number
        FROM bouts WHERE winner_id IS NOT NULL
    )
    SELECT n.bout_id, n.weight_class, n.kind, n.place, w.winner_id AS champion_before_id,
           coalesce(n.winner_id, CASE WHEN w.winner_id IN (n.a_id, n.b_id) THEN w.winner_id END) AS champion_after_id
      FROM numbered n
      LEFT JOIN winners w ON w.weight_class = n.weight_class AND w.kind = n.kind AND w.number = n.won_before`,
};
