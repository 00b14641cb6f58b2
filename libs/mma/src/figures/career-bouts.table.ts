import type { DerivedTable } from './derived-table.js';

/** Statistics of the fighter; and of the opponent. */
const OWN = [
  'knockdowns',
  'sig_strikes_landed',
  'sig_strikes_attempted',
  'total_strikes_landed',
  'takedowns_landed',
  'takedowns_attempted',
  'submission_attempts',
  'control_seconds',
];
const AGAINST = ['sig_strikes_landed', 'sig_strikes_attempted', 'takedowns_landed', 'takedowns_attempted'];

/** Chronological order; on one night the lower position on the card was fought first. */
const IN_TIME = 'p.held_on, b.card_position DESC, p.bout_id';

/** Running count of losses and draws: consecutive wins share a number. */
const breaks = (partition: string): string =>
  `count(*) FILTER (WHERE p.result IN ('loss', 'draw')) OVER (PARTITION BY ${partition} ORDER BY ${IN_TIME})`;

export const CAREER_BOUTS: DerivedTable = {
  name: 'career_bouts',
  key: ['fighter_id', 'bout_id'],
  columns: [
    'held_on',
    'bout_number',
    'weight_class',
    'title',
    'result',
    'method_group',
    'duration_seconds',
    'run',
    'class_run',
    ...OWN,
    ...AGAINST.map((column) => `opponent_${column}`),
  ],
  select: `
    SELECT p.fighter_id, p.bout_id, p.held_on, b.weight_class, b.title, p.result, b.method_group, b.duration_seconds,
           CASE WHEN p.held_on IS NOT NULL
                THEN row_number() OVER (PARTITION BY p.fighter_id ORDER BY ${IN_TIME}) END AS bout_number,
           CASE WHEN p.held_on IS NOT NULL AND p.result <> 'no_contest'
                THEN ${breaks('p.fighter_id')} END AS run,
           CASE WHEN p.held_on IS NOT NULL AND p.result <> 'no_contest' AND b.weight_class IS NOT NULL
                THEN ${breaks('p.fighter_id, b.weight_class')} END AS class_run,
           ${OWN.map((column) => `own.${column}`).join(', ')},
           ${AGAINST.map((column) => `other.${column} AS opponent_${column}`).join(', ')}
      FROM mma.bout_participants p
      JOIN mma.bouts b ON b.id = p.bout_id
      LEFT JOIN mma.bout_totals own ON own.bout_id = p.bout_id AND own.fighter_id = p.fighter_id
      LEFT JOIN mma.bout_totals other ON other.bout_id = p.bout_id AND other.fighter_id = p.opponent_id`,
};
