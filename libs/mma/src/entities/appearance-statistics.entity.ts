import { Column } from 'typeorm';

/** Statistics of both sides of a bout, from one side; see `SIDE_STATISTICS`. Null means unknown, never zero. */
export abstract class AppearanceStatistics {
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

  @Column({ type: 'smallint', name: 'body_landed', nullable: true })
  bodyLanded!: number | null;

  @Column({ type: 'smallint', name: 'leg_landed', nullable: true })
  legLanded!: number | null;

  @Column({ type: 'smallint', name: 'distance_landed', nullable: true })
  distanceLanded!: number | null;

  @Column({ type: 'smallint', name: 'clinch_landed', nullable: true })
  clinchLanded!: number | null;

  @Column({ type: 'smallint', name: 'ground_landed', nullable: true })
  groundLanded!: number | null;

  @Column({ type: 'smallint', name: 'opponent_knockdowns', nullable: true })
  opponentKnockdowns!: number | null;

  @Column({ type: 'smallint', name: 'opponent_sig_strikes_landed', nullable: true })
  opponentSigStrikesLanded!: number | null;

  @Column({ type: 'smallint', name: 'opponent_sig_strikes_attempted', nullable: true })
  opponentSigStrikesAttempted!: number | null;

  @Column({ type: 'smallint', name: 'opponent_total_strikes_landed', nullable: true })
  opponentTotalStrikesLanded!: number | null;

  @Column({ type: 'smallint', name: 'opponent_total_strikes_attempted', nullable: true })
  opponentTotalStrikesAttempted!: number | null;

  @Column({ type: 'smallint', name: 'opponent_takedowns_landed', nullable: true })
  opponentTakedownsLanded!: number | null;

  @Column({ type: 'smallint', name: 'opponent_takedowns_attempted', nullable: true })
  opponentTakedownsAttempted!: number | null;

  @Column({ type: 'smallint', name: 'opponent_submission_attempts', nullable: true })
  opponentSubmissionAttempts!: number | null;

  @Column({ type: 'smallint', name: 'opponent_reversals', nullable: true })
  opponentReversals!: number | null;

  @Column({ type: 'smallint', name: 'opponent_control_seconds', nullable: true })
  opponentControlSeconds!: number | null;

  @Column({ type: 'smallint', name: 'opponent_head_landed', nullable: true })
  opponentHeadLanded!: number | null;

  @Column({ type: 'smallint', name: 'opponent_body_landed', nullable: true })
  opponentBodyLanded!: number | null;

  @Column({ type: 'smallint', name: 'opponent_leg_landed', nullable: true })
  opponentLegLanded!: number | null;

  @Column({ type: 'smallint', name: 'opponent_distance_landed', nullable: true })
  opponentDistanceLanded!: number | null;

  @Column({ type: 'smallint', name: 'opponent_clinch_landed', nullable: true })
  opponentClinchLanded!: number | null;

  @Column({ type: 'smallint', name: 'opponent_ground_landed', nullable: true })
  opponentGroundLanded!: number | null;
}
