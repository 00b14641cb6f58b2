import { SIDE_STATISTICS } from '../domain/bout-query.js';
import type { DerivedTable } from '../repositories/derived-table.js';

/** Running count of losses and draws: consecutive wins share a number. */
const breaks = (partition: string): string =>
  `count(*) FILTER (WHERE p.result IN ('loss', 'draw')) OVER (PARTITION BY ${partition} ORDER BY b.bout_order)`;

const firstWord = (stance: string): string => `split_part(lower(${stance}), ' ', 1)`;

const DETAILS = [
  'event_id',
  'card_position',
  'weight_class',
  'title',
  'method',
  'method_group',
  'method_detail',
  'method_text',
  'round',
  'scheduled_rounds',
  'duration_seconds',
  'referee',
  'city',
  'country',
  'location',
];

/** Reads `mma.title_bouts`. */
export const APPEARANCES: DerivedTable = {
  name: 'appearances',
  key: ['fighter_id', 'bout_id'],
  columns: [
    'opponent_id',
    'held_on',
    'bout_order',
    'is_lead',
    'bout_number',
    'bout_number_from_end',
    'result',
    'run',
    'class_run',
    'sex',
    'role',
    'opponent_title',
    'stance',
    'opponent_stance',
    'age',
    'age_days',
    ...DETAILS,
    ...SIDE_STATISTICS,
    ...SIDE_STATISTICS.map((statistic) => `opponent_${statistic}`),
  ],
  select: `
    WITH bouts AS (
      SELECT b.*, e.city, e.country, e.location, concat_ws(' ', b.method, b.method_detail) AS method_text,
             CASE WHEN b.held_on IS NULL THEN -1 ELSE 1 END
               * row_number() OVER (PARTITION BY b.held_on IS NULL
                                        ORDER BY b.held_on, b.card_position DESC, b.id) AS bout_order
        FROM mma.bouts b JOIN mma.events e ON e.id = b.event_id
    ), women AS (
      SELECT DISTINCT p.fighter_id FROM mma.bout_participants p JOIN mma.bouts b ON b.id = p.bout_id
       WHERE b.weight_class LIKE 'women\\_%'
    ), reigns AS (
      SELECT t.champion_after_id AS fighter_id, b.bout_order AS after,
             lead(b.bout_order) OVER (PARTITION BY t.weight_class ORDER BY t.place) AS until
        FROM mma.title_bouts t JOIN bouts b ON b.id = t.bout_id
       WHERE t.kind = 'undisputed' AND b.held_on IS NOT NULL
    ), champions AS (
      SELECT p.bout_id, p.fighter_id,
             CASE WHEN bool_or(b.bout_order <= coalesce(r.until, b.bout_order)) THEN 'champion'
                  ELSE 'former_champion' END AS title
        FROM mma.bout_participants p
        JOIN bouts b ON b.id = p.bout_id
        JOIN reigns r ON r.fighter_id = p.fighter_id AND r.after < b.bout_order
       GROUP BY p.bout_id, p.fighter_id
    )
    SELECT p.fighter_id, p.bout_id, p.opponent_id, p.held_on, b.bout_order, p.result,
           p.result = 'win' OR (p.corner = 'a' AND o.result <> 'win') AS is_lead,
           CASE WHEN p.held_on IS NOT NULL
                THEN row_number() OVER (PARTITION BY p.fighter_id, p.held_on IS NULL ORDER BY b.bout_order)
           END AS bout_number,
           CASE WHEN p.held_on IS NOT NULL
                THEN row_number() OVER (PARTITION BY p.fighter_id, p.held_on IS NULL ORDER BY b.bout_order DESC)
           END AS bout_number_from_end,
           CASE WHEN p.held_on IS NOT NULL AND p.result <> 'no_contest'
                THEN ${breaks('p.fighter_id, p.held_on IS NULL')} END AS run,
           CASE WHEN p.held_on IS NOT NULL AND p.result <> 'no_contest' AND b.weight_class IS NOT NULL
                THEN ${breaks('p.fighter_id, b.weight_class, p.held_on IS NULL')} END AS class_run,
           CASE WHEN b.weight_class LIKE 'women\\_%' THEN 'women'
                WHEN (b.weight_class IS NULL OR b.weight_class IN ('catch_weight', 'open_weight'))
                     AND (w.fighter_id IS NOT NULL OR wo.fighter_id IS NOT NULL) THEN 'women'
                ELSE 'men' END AS sex,
           CASE WHEN b.title IN ('undisputed', 'interim')
                THEN CASE WHEN t.champion_before_id = p.fighter_id THEN 'champion' ELSE 'challenger' END
           END AS role,
           CASE WHEN t.kind = 'undisputed' AND t.champion_before_id = p.opponent_id THEN 'champion'
                ELSE c.title END AS opponent_title,
           ${firstWord('f.stance')} AS stance, ${firstWord('fo.stance')} AS opponent_stance,
           date_part('year', age(p.held_on, f.born_on)) AS age, p.held_on - f.born_on AS age_days,
           ${DETAILS.map((column) => `b.${column}`).join(', ')},
           ${SIDE_STATISTICS.map((column) => `own.${column}`).join(', ')},
           ${SIDE_STATISTICS.map((column) => `other.${column} AS opponent_${column}`).join(', ')}
      FROM mma.bout_participants p
      JOIN bouts b ON b.id = p.bout_id
      JOIN mma.bout_participants o ON o.bout_id = p.bout_id AND o.corner <> p.corner
      JOIN mma.fighters f ON f.id = p.fighter_id
      JOIN mma.fighters fo ON fo.id = p.opponent_id
      LEFT JOIN women w ON w.fighter_id = p.fighter_id
      LEFT JOIN women wo ON wo.fighter_id = p.opponent_id
      LEFT JOIN mma.title_bouts t ON t.bout_id = p.bout_id
      LEFT JOIN champions c ON c.bout_id = p.bout_id AND c.fighter_id = p.opponent_id
      LEFT JOIN mma.bout_totals own ON own.bout_id = p.bout_id AND own.fighter_id = p.fighter_id
      LEFT JOIN mma.bout_totals other ON other.bout_id = p.bout_id AND other.fighter_id = p.opponent_id`,
};
