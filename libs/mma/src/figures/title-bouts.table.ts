import type { DerivedTable } from './derived-table.js';

/** The lineage of each title in SQL; the rules are those of `traceTitles`. */
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
    ), winners AS (
      SELECT weight_class, kind, winner_id, place FROM bouts WHERE winner_id IS NOT NULL
    ), holders AS (
      SELECT bouts.*, undisputed.winner_id AS undisputed_id, interim.winner_id AS interim_id
        FROM bouts
        LEFT JOIN LATERAL (
               SELECT winner_id, place FROM winners w
                WHERE w.weight_class = bouts.weight_class AND w.kind = 'undisputed' AND w.place < bouts.place
                ORDER BY place DESC LIMIT 1) undisputed ON true
        LEFT JOIN LATERAL (
               SELECT winner_id FROM winners w
                WHERE w.weight_class = bouts.weight_class AND w.kind = 'interim' AND w.place < bouts.place
                  AND w.place > coalesce(undisputed.place, 0)
                ORDER BY place DESC LIMIT 1) interim ON true
    ), lineage AS (
      SELECT *, CASE
               WHEN kind = 'interim' THEN interim_id
               WHEN interim_id IN (a_id, b_id) AND undisputed_id IS DISTINCT FROM a_id
                    AND undisputed_id IS DISTINCT FROM b_id THEN interim_id
               ELSE undisputed_id END AS before_id
        FROM holders
    )
    SELECT bout_id, weight_class, kind, place, before_id AS champion_before_id,
           coalesce(winner_id, CASE WHEN before_id IN (a_id, b_id) THEN before_id END) AS champion_after_id
      FROM lineage`,
};
