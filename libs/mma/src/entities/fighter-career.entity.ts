import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { WeightClass } from '../domain/vocabulary.js';
import { FighterEntity } from './fighter.entity.js';

/** A fighter's career in figures, for every fighter with a bout; derived after every import. Null is unknown. */
@Entity({ schema: 'mma', name: 'fighter_careers' })
export class FighterCareerEntity {
  @PrimaryColumn({ type: 'varchar', length: 40, name: 'fighter_id' })
  fighterId!: string;

  @OneToOne(() => FighterEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'fighter_id' })
  fighter?: Relation<FighterEntity>;

  /** Draws and no contests included. */
  @Column({ type: 'smallint' })
  bouts!: number;

  @Column({ type: 'smallint' })
  wins!: number;

  @Column({ type: 'smallint' })
  losses!: number;

  @Column({ type: 'smallint' })
  draws!: number;

  @Column({ type: 'smallint', name: 'no_contests' })
  noContests!: number;

  @Column({ type: 'smallint', name: 'wins_ko_tko' })
  winsKoTko!: number;

  @Column({ type: 'smallint', name: 'wins_submission' })
  winsSubmission!: number;

  @Column({ type: 'smallint', name: 'wins_decision' })
  winsDecision!: number;

  @Column({ type: 'smallint', name: 'wins_dq' })
  winsDq!: number;

  @Column({ type: 'smallint', name: 'wins_other' })
  winsOther!: number;

  @Column({ type: 'smallint', name: 'losses_ko_tko' })
  lossesKoTko!: number;

  @Column({ type: 'smallint', name: 'losses_submission' })
  lossesSubmission!: number;

  @Column({ type: 'smallint', name: 'losses_decision' })
  lossesDecision!: number;

  @Column({ type: 'smallint', name: 'losses_dq' })
  lossesDq!: number;

  @Column({ type: 'smallint', name: 'losses_other' })
  lossesOther!: number;

  /** This and the next three: undisputed and interim championship bouts. */
  @Column({ type: 'smallint', name: 'title_wins' })
  titleWins!: number;

  @Column({ type: 'smallint', name: 'title_losses' })
  titleLosses!: number;

  @Column({ type: 'smallint', name: 'title_draws' })
  titleDraws!: number;

  @Column({ type: 'smallint', name: 'title_no_contests' })
  titleNoContests!: number;

  /** Null after a draw, or without a decided bout. */
  @Column({ type: 'varchar', length: 12, name: 'current_streak_result', nullable: true })
  currentStreakResult!: 'win' | 'loss' | null;

  @Column({ type: 'smallint', name: 'current_streak_count' })
  currentStreakCount!: number;

  @Column({ type: 'smallint', name: 'longest_win_streak' })
  longestWinStreak!: number;

  @Column({ type: 'date', name: 'first_bout_on', nullable: true })
  firstBoutOn!: string | null;

  @Column({ type: 'date', name: 'last_bout_on', nullable: true })
  lastBoutOn!: string | null;

  /** By number of bouts; ties by the latest bout. */
  @Column({ type: 'text', array: true, name: 'weight_classes' })
  weightClasses!: WeightClass[];

  @Column({ type: 'smallint', name: 'undated_bouts' })
  undatedBouts!: number;

  /** Bouts without significant strikes. */
  @Column({ type: 'smallint', name: 'bouts_without_statistics' })
  boutsWithoutStatistics!: number;

  /** Bouts without control time. */
  @Column({ type: 'smallint', name: 'bouts_without_control' })
  boutsWithoutControl!: number;

  @Column({ type: 'integer', name: 'fight_seconds', nullable: true })
  fightSeconds!: number | null;

  @Column({ type: 'double precision', name: 'sig_strikes_landed_per_min', nullable: true })
  sigStrikesLandedPerMin!: number | null;

  @Column({ type: 'double precision', name: 'sig_strikes_absorbed_per_min', nullable: true })
  sigStrikesAbsorbedPerMin!: number | null;

  @Column({ type: 'double precision', name: 'sig_strike_accuracy', nullable: true })
  sigStrikeAccuracy!: number | null;

  @Column({ type: 'double precision', name: 'sig_strike_defence', nullable: true })
  sigStrikeDefence!: number | null;

  @Column({ type: 'double precision', name: 'takedowns_per_15_min', nullable: true })
  takedownsPer15Min!: number | null;

  @Column({ type: 'double precision', name: 'takedown_accuracy', nullable: true })
  takedownAccuracy!: number | null;

  @Column({ type: 'double precision', name: 'takedown_defence', nullable: true })
  takedownDefence!: number | null;

  @Column({ type: 'double precision', name: 'submission_attempts_per_15_min', nullable: true })
  submissionAttemptsPer15Min!: number | null;

  @Column({ type: 'integer', nullable: true })
  knockdowns!: number | null;

  @Column({ type: 'integer', name: 'control_seconds', nullable: true })
  controlSeconds!: number | null;
}
