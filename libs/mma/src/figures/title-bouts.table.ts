import type { DerivedTable } from '../repositories/derived-table.js';

const isIn = (holder: string): string => `coalesce(${holder} IN (b.a_id, b.b_id), false)`;

/** Champions before the bout `b`, from the champions `s` after the bout before it. */
const DEFENDER = `CASE
  WHEN b.kind = 'interim' THEN CASE WHEN ${isIn('s.interim')} THEN s.interim END
  WHEN ${isIn('s.undisputed')} THEN s.undisputed
  WHEN ${isIn('s.former_interim')} THEN s.former_interim
  WHEN ${isIn('s.interim')} THEN s.interim END`;

/** The lineage of each title in SQL, bout by bout within each class; the rules are those of `traceTitles`. */
export const TITLE_BOUTS: DerivedTable = {
  name: 'title_bouts',
  key: ['bout_id'],
  columns: ['weight_class', 'kind', 'place', 'champion_before_id', 'champion_after_id'],
  select: `
    WITH RECURSIVE bouts AS (
      SELECT b.id AS bout_id, b.weight_class, b.title AS kind, a.fighter_id AS a_id, a.opponent_id AS b_id,
             CASE a.result WHEN 'win' THEN a.fighter_id WHEN 'loss' THEN a.opponent_id END AS winner_id,
             row_number() OVER (PARTITION BY b.weight_class
                                    ORDER BY b.held_on NULLS LAST, b.card_position DESC, b.id) AS place
        FROM mma.bouts b JOIN mma.bout_participants a ON a.bout_id = b.id AND a.corner = 'a'
       WHERE b.title IN ('undisputed', 'interim') AND b.weight_class IS NOT NULL
    ), lineage AS (
      SELECT NULL::varchar AS bout_id, weight_class, NULL::varchar AS kind, 0::bigint AS place,
             NULL::varchar AS before_id, NULL::varchar AS after_id,
             NULL::varchar AS undisputed, NULL::varchar AS interim, NULL::varchar AS former_interim
        FROM bouts WHERE place = 1
      UNION ALL
      SELECT b.bout_id, b.weight_class, b.kind, b.place, d.before_id, a.after_id,
             CASE b.kind WHEN 'undisputed' THEN a.after_id ELSE s.undisputed END,
             CASE WHEN b.kind = 'interim' THEN a.after_id WHEN NOT ${isIn('s.interim')} THEN s.interim END,
             CASE WHEN b.kind = 'interim' AND NOT ${isIn('f.former')} THEN f.former END
        FROM lineage s
        JOIN bouts b ON b.weight_class = s.weight_class AND b.place = s.place + 1
       CROSS JOIN LATERAL (SELECT (${DEFENDER})::varchar AS before_id) d
       CROSS JOIN LATERAL (SELECT coalesce(b.winner_id, d.before_id) AS after_id) a
       CROSS JOIN LATERAL (
              SELECT CASE WHEN s.interim IS NULL OR ${isIn('s.interim')} THEN s.former_interim
                          ELSE s.interim END AS former) f
    )
    SELECT bout_id, weight_class, kind, place, before_id AS champion_before_id, after_id AS champion_after_id
      FROM lineage WHERE place > 0`,
};
