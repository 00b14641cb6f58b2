import { Check, Column } from 'typeorm';

/** Statistic columns of `bout_totals` and `round_statistics`, in order. */
export const STATISTIC_COLUMNS = [
  'knockdowns',
  'sig_strikes_landed',
  'sig_strikes_attempted',
  'total_strikes_landed',
  'total_strikes_attempted',
  'takedowns_landed',
  'takedowns_attempted',
  'submission_attempts',
  'reversals',
  'control_seconds',
  'head_landed',
  'head_attempted',
  'body_landed',
  'body_attempted',
  'leg_landed',
  'leg_attempted',
  'distance_landed',
  'distance_attempted',
  'clinch_landed',
  'clinch_attempted',
  'ground_landed',
  'ground_attempted',
] as const;

const PAIRS = [
  'sig_strikes',
  'total_strikes',
  'takedowns',
  'head',
  'body',
  'leg',
  'distance',
  'clinch',
  'ground',
];
const COUNTS = ['knockdowns', 'submission_attempts', 'reversals', 'control_seconds'];

const LANDED_WITHIN_ATTEMPTED = PAIRS.map((pair) => `${pair}_landed <= ${pair}_attempted`).join(' AND ');
const NOT_NEGATIVE = [...PAIRS.map((pair) => `${pair}_landed`), ...COUNTS]
  .map((column) => `${column} >= 0`)
  .join(' AND ');

/**
 * Statistics of one fighter over a bout or a round. Null means unknown, never zero.
 * Significant strikes = head + body + leg = distance + clinch + ground.
 */
@Check('statistics_landed_check', LANDED_WITHIN_ATTEMPTED)
@Check('statistics_not_negative_check', NOT_NEGATIVE)
export abstract class StatisticColumns {
  @Column({ type: 'smallint', nullable: true })
  knockdowns!: number | null;

  @Column({ type: 'smallint', name: 'sig_strikes_landed', nullable: true })
  sigStrikesLanded!: number | null;

  @Column({ type: 'smallint', name: 'sig_strikes_attempted', nullable: true })
  sigStrikesAttempted!: number | null;

  @Column({ type: 'smallint', name: 'total_strikes_landed', nullable: true })
  totalStrikesLanded!: number | null;

  @Column({ type: 'smallint', name: 'total_strikes_attempted', nullable: true })
  totalStrikesAttempted!: number | null;

  @Column({ type: 'smallint', name: 'takedowns_landed', nullable: true })
  takedownsLanded!: number | null;

  @Column({ type: 'smallint', name: 'takedowns_attempted', nullable: true })
  takedownsAttempted!: number | null;

  @Column({ type: 'smallint', name: 'submission_attempts', nullable: true })
  submissionAttempts!: number | null;

  @Column({ type: 'smallint', nullable: true })
  reversals!: number | null;

  @Column({ type: 'smallint', name: 'control_seconds', nullable: true })
  controlSeconds!: number | null;

  @Column({ type: 'smallint', name: 'head_landed', nullable: true })
  headLanded!: number | null;

  @Column({ type: 'smallint', name: 'head_attempted', nullable: true })
  headAttempted!: number | null;

  @Column({ type: 'smallint', name: 'body_landed', nullable: true })
  bodyLanded!: number | null;

  @Column({ type: 'smallint', name: 'body_attempted', nullable: true })
  bodyAttempted!: number | null;

  @Column({ type: 'smallint', name: 'leg_landed', nullable: true })
  legLanded!: number | null;

  @Column({ type: 'smallint', name: 'leg_attempted', nullable: true })
  legAttempted!: number | null;

  @Column({ type: 'smallint', name: 'distance_landed', nullable: true })
  distanceLanded!: number | null;

  @Column({ type: 'smallint', name: 'distance_attempted', nullable: true })
  distanceAttempted!: number | null;

  @Column({ type: 'smallint', name: 'clinch_landed', nullable: true })
  clinchLanded!: number | null;

  @Column({ type: 'smallint', name: 'clinch_attempted', nullable: true })
  clinchAttempted!: number | null;

  @Column({ type: 'smallint', name: 'ground_landed', nullable: true })
  groundLanded!: number | null;

  @Column({ type: 'smallint', name: 'ground_attempted', nullable: true })
  groundAttempted!: number | null;
}
