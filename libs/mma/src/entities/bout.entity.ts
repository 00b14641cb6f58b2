import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { MethodGroup, TitleKind, WeightClass } from '../domain/vocabulary.js';
import { EventEntity } from './event.entity.js';

/** Points of one judge for corners a and b. */
export interface Scorecard {
  judge: string | null;
  a: number;
  b: number;
}

/** A bout; its two sides are rows of `bout_participants`. */
@Entity({ schema: 'mma', name: 'bouts' })
@Check('bouts_card_position_check', 'card_position >= 0')
@Check('bouts_title_check', "title IN ('none', 'undisputed', 'interim', 'tournament')")
@Check('bouts_method_group_check', "method_group IN ('ko_tko', 'submission', 'decision', 'dq', 'other')")
@Check('bouts_time_check', 'round >= 1 AND time_seconds >= 0 AND duration_seconds >= 0')
@Index('bouts_event', ['eventId', 'cardPosition'])
@Index('bouts_held_on', ['heldOn'])
@Index('bouts_weight_class_held_on', ['weightClass', 'heldOn'])
export class BoutEntity {
  /** The source's id. Unique among bouts only. */
  @PrimaryColumn({ type: 'varchar', length: 40 })
  id!: string;

  @Column({ type: 'varchar', length: 40, name: 'event_id' })
  eventId!: string;

  @ManyToOne(() => EventEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'event_id' })
  event?: Relation<EventEntity>;

  /** Position on the card; 0 is the main event. */
  @Column({ type: 'smallint', name: 'card_position' })
  cardPosition!: number;

  /** Copy of the event's day, for ranges by date. */
  @Column({ type: 'date', name: 'held_on', nullable: true })
  heldOn!: string | null;

  @Column({ type: 'varchar', length: 30, name: 'weight_class', nullable: true })
  weightClass!: WeightClass | null;

  @Column({ type: 'varchar', length: 12 })
  title!: TitleKind;

  /** As the source writes it, e.g. `Decision - Split`. */
  @Column({ type: 'varchar', length: 60 })
  method!: string;

  @Column({ type: 'varchar', length: 12, name: 'method_group' })
  methodGroup!: MethodGroup;

  /** In the source's words, e.g. `Rear Naked Choke`. */
  @Column({ type: 'text', name: 'method_detail', nullable: true })
  methodDetail!: string | null;

  /** The round in which it ended, from 1. */
  @Column({ type: 'smallint' })
  round!: number;

  /** Seconds into that round. */
  @Column({ type: 'integer', name: 'time_seconds' })
  timeSeconds!: number;

  /** Seconds over all rounds; null when the round lengths are unknown. */
  @Column({ type: 'integer', name: 'duration_seconds', nullable: true })
  durationSeconds!: number | null;

  /** Without overtime; null when there was no limit. */
  @Column({ type: 'smallint', name: 'scheduled_rounds', nullable: true })
  scheduledRounds!: number | null;

  /** Minutes of each possible round, overtime included, e.g. `5-5-5`; null when unknown. */
  @Column({ type: 'varchar', length: 60, name: 'round_minutes', nullable: true })
  roundMinutes!: string | null;

  @Column({ type: 'varchar', length: 80, nullable: true })
  referee!: string | null;

  /** Empty unless there was a decision. */
  @Column({ type: 'jsonb', default: () => "'[]'" })
  scorecards!: Scorecard[];

  @Column({ type: 'varchar', length: 300, name: 'source_url', unique: true })
  sourceUrl!: string;

  @Column({ type: 'timestamptz', name: 'first_seen_at', default: () => 'now()' })
  firstSeenAt!: Date;

  @Column({ type: 'timestamptz', name: 'changed_at', default: () => 'now()' })
  changedAt!: Date;
}
