import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { AppearanceStatistics } from './appearance-statistics.entity.js';
import type { BoutResult, MethodGroup, TitleKind, WeightClass } from '../domain/vocabulary.js';

/**
 * A bout from one fighter's side, with everything that figures and queries count. Derived after every import, without
 * foreign keys. Null is unknown.
 */
@Entity({ schema: 'mma', name: 'appearances' })
@Index('appearances_fighter', ['fighterId', 'boutOrder'])
@Index('appearances_bout_order', ['boutOrder'])
@Index('appearances_bout', ['boutId'])
@Index('appearances_opponent', ['opponentId'])
@Index('appearances_held_on', ['heldOn'])
@Index('appearances_weight_class_held_on', ['weightClass', 'heldOn'])
@Index('appearances_knockdowns', ['knockdowns'])
@Index('appearances_sig_strikes_landed', ['sigStrikesLanded'])
@Index('appearances_total_strikes_landed', ['totalStrikesLanded'])
@Index('appearances_takedowns_landed', ['takedownsLanded'])
@Index('appearances_submission_attempts', ['submissionAttempts'])
@Index('appearances_control_seconds', ['controlSeconds'])
@Index('appearances_duration_seconds', ['durationSeconds'])
@Index('appearances_finish_seconds', ['methodGroup', 'durationSeconds'], { where: `result = 'win'` })
export class AppearanceEntity extends AppearanceStatistics {
  @PrimaryColumn({ type: 'varchar', length: 40, name: 'fighter_id' })
  fighterId!: string;

  @PrimaryColumn({ type: 'varchar', length: 40, name: 'bout_id' })
  boutId!: string;

  @Column({ type: 'varchar', length: 40, name: 'opponent_id' })
  opponentId!: string;

  @Column({ type: 'varchar', length: 40, name: 'event_id' })
  eventId!: string;

  @Column({ type: 'date', name: 'held_on', nullable: true })
  heldOn!: string | null;

  /** Chronological number of the bout among all dated bouts, from 1; negative for undated bouts. */
  @Column({ type: 'integer', name: 'bout_order' })
  boutOrder!: number;

  /** Whether this is the winner's side, or that of corner a without a winner: one side of each bout. */
  @Column({ type: 'boolean', name: 'is_lead' })
  isLead!: boolean;

  /** 0 is the main event. */
  @Column({ type: 'smallint', name: 'card_position' })
  cardPosition!: number;

  /** Number among the fighter's dated bouts, from 1. */
  @Column({ type: 'smallint', name: 'bout_number', nullable: true })
  boutNumber!: number | null;

  /** The same from the last bout backwards, from 1. */
  @Column({ type: 'smallint', name: 'bout_number_from_end', nullable: true })
  boutNumberFromEnd!: number | null;

  @Column({ type: 'varchar', length: 30, name: 'weight_class', nullable: true })
  weightClass!: WeightClass | null;

  /** By the weight class; in catch weight and open weight bouts by the other bouts of both fighters. */
  @Column({ type: 'varchar', length: 5 })
  sex!: 'women' | 'men';

  @Column({ type: 'varchar', length: 12 })
  title!: TitleKind;

  /** How the fighter entered an undisputed or interim championship bout; null in other bouts. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  role!: 'champion' | 'challenger' | null;

  /** Whether the opponent was the undisputed champion of a class before the bout, or had been. */
  @Column({ type: 'varchar', length: 15, name: 'opponent_title', nullable: true })
  opponentTitle!: 'champion' | 'former_champion' | null;

  @Column({ type: 'varchar', length: 12 })
  result!: BoutResult;

  @Column({ type: 'varchar', length: 60 })
  method!: string;

  @Column({ type: 'varchar', length: 12, name: 'method_group' })
  methodGroup!: MethodGroup;

  @Column({ type: 'text', name: 'method_detail', nullable: true })
  methodDetail!: string | null;

  /** Method and detail, separated by a space. */
  @Column({ type: 'text', name: 'method_text' })
  methodText!: string;

  @Column({ type: 'smallint' })
  round!: number;

  @Column({ type: 'smallint', name: 'scheduled_rounds', nullable: true })
  scheduledRounds!: number | null;

  /** Seconds over all rounds. */
  @Column({ type: 'integer', name: 'duration_seconds', nullable: true })
  durationSeconds!: number | null;

  @Column({ type: 'varchar', length: 80, nullable: true })
  referee!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  city!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  country!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  location!: string | null;

  /** First word of the fighter's listed stance, lower case. */
  @Column({ type: 'varchar', length: 30, nullable: true })
  stance!: string | null;

  @Column({ type: 'varchar', length: 30, name: 'opponent_stance', nullable: true })
  opponentStance!: string | null;

  /** Full years on the day of the bout. */
  @Column({ type: 'smallint', nullable: true })
  age!: number | null;

  /** Days from the birthday to the bout. */
  @Column({ type: 'integer', name: 'age_days', nullable: true })
  ageDays!: number | null;

  /**
   * Losses and draws up to and including this bout: consecutive wins share a number. Null for a no contest or an
   * undated bout.
   */
  @Column({ type: 'smallint', nullable: true })
  run!: number | null;

  /** The same within the weight class. */
  @Column({ type: 'smallint', name: 'class_run', nullable: true })
  classRun!: number | null;
}
