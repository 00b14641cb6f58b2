import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { BoutResult, MethodGroup, TitleKind, WeightClass } from '../domain/vocabulary.js';

/**
 * One side of a bout with everything that career figures count. Derived after every import, without foreign keys. Null
 * is unknown.
 */
@Entity({ schema: 'mma', name: 'career_bouts' })
@Index('career_bouts_bout', ['boutId'])
@Index('career_bouts_held_on', ['heldOn'])
@Index('career_bouts_weight_class_held_on', ['weightClass', 'heldOn'])
@Index('career_bouts_knockdowns', ['knockdowns'])
@Index('career_bouts_sig_strikes_landed', ['sigStrikesLanded'])
@Index('career_bouts_total_strikes_landed', ['totalStrikesLanded'])
@Index('career_bouts_takedowns_landed', ['takedownsLanded'])
@Index('career_bouts_submission_attempts', ['submissionAttempts'])
@Index('career_bouts_control_seconds', ['controlSeconds'])
@Index('career_bouts_duration_seconds', ['durationSeconds'])
@Index('career_bouts_finish_seconds', ['methodGroup', 'durationSeconds'], { where: `result = 'win'` })
export class CareerBoutEntity {
  @PrimaryColumn({ type: 'varchar', length: 40, name: 'fighter_id' })
  fighterId!: string;

  @PrimaryColumn({ type: 'varchar', length: 40, name: 'bout_id' })
  boutId!: string;

  @Column({ type: 'date', name: 'held_on', nullable: true })
  heldOn!: string | null;

  /** Number among the fighter's dated bouts, from 1. */
  @Column({ type: 'smallint', name: 'bout_number', nullable: true })
  boutNumber!: number | null;

  @Column({ type: 'varchar', length: 30, name: 'weight_class', nullable: true })
  weightClass!: WeightClass | null;

  @Column({ type: 'varchar', length: 12 })
  title!: TitleKind;

  @Column({ type: 'varchar', length: 12 })
  result!: BoutResult;

  @Column({ type: 'varchar', length: 12, name: 'method_group' })
  methodGroup!: MethodGroup;

  @Column({ type: 'integer', name: 'duration_seconds', nullable: true })
  durationSeconds!: number | null;

  /**
   * Losses and draws up to and including this bout: consecutive wins share a number. Null for a no contest or an
   * undated bout.
   */
  @Column({ type: 'smallint', nullable: true })
  run!: number | null;

  /** The same within the weight class. */
  @Column({ type: 'smallint', name: 'class_run', nullable: true })
  classRun!: number | null;

  @Column({ type: 'smallint', nullable: true })
  knockdowns!: number | null;

  @Column({ type: 'smallint', name: 'sig_strikes_landed', nullable: true })
  sigStrikesLanded!: number | null;

  @Column({ type: 'smallint', name: 'sig_strikes_attempted', nullable: true })
  sigStrikesAttempted!: number | null;

  @Column({ type: 'smallint', name: 'total_strikes_landed', nullable: true })
  totalStrikesLanded!: number | null;

  @Column({ type: 'smallint', name: 'takedowns_landed', nullable: true })
  takedownsLanded!: number | null;

  @Column({ type: 'smallint', name: 'takedowns_attempted', nullable: true })
  takedownsAttempted!: number | null;

  @Column({ type: 'smallint', name: 'submission_attempts', nullable: true })
  submissionAttempts!: number | null;

  @Column({ type: 'smallint', name: 'control_seconds', nullable: true })
  controlSeconds!: number | null;

  @Column({ type: 'smallint', name: 'opponent_sig_strikes_landed', nullable: true })
  opponentSigStrikesLanded!: number | null;

  @Column({ type: 'smallint', name: 'opponent_sig_strikes_attempted', nullable: true })
  opponentSigStrikesAttempted!: number | null;

  @Column({ type: 'smallint', name: 'opponent_takedowns_landed', nullable: true })
  opponentTakedownsLanded!: number | null;

  @Column({ type: 'smallint', name: 'opponent_takedowns_attempted', nullable: true })
  opponentTakedownsAttempted!: number | null;
}
