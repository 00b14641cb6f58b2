import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { WeightClass } from '../domain/vocabulary.js';

/**
 * A fighter's ratings after a day with a bout, derived after every import. The row of a fighter as of a day is the one
 * with `heldOn < day` and no `nextOn` before the day. Without a foreign key: all rows are rebuilt at once.
 */
@Entity({ schema: 'mma', name: 'fighter_ratings' })
@Index('fighter_ratings_current', ['weightClass', 'rating'], { where: 'next_on IS NULL' })
export class FighterRatingEntity {
  @PrimaryColumn({ type: 'varchar', length: 40, name: 'fighter_id' })
  fighterId!: string;

  @PrimaryColumn({ type: 'date', name: 'held_on' })
  heldOn!: string;

  /** Day of the fighter's next bout; null for the newest row. */
  @Column({ type: 'date', name: 'next_on', nullable: true })
  nextOn!: string | null;

  /** Glicko-2; 1500 is a fighter without bouts. */
  @Column({ type: 'double precision' })
  rating!: number;

  /** Standard deviation of the rating on `heldOn`; it grows afterwards. */
  @Column({ type: 'double precision' })
  deviation!: number;

  /** On the internal scale of Glicko-2. */
  @Column({ type: 'double precision' })
  volatility!: number;

  /** Striking margin adjusted for the opponents; 0 is a fighter without bouts. */
  @Column({ type: 'double precision' })
  striking!: number;

  /** Grappling margin adjusted for the opponents; 0 is a fighter without bouts. */
  @Column({ type: 'double precision' })
  grappling!: number;

  /** Wins, losses and draws so far. */
  @Column({ type: 'smallint' })
  bouts!: number;

  /** Class of the latest bout in a division; null without one. */
  @Column({ type: 'varchar', length: 30, name: 'weight_class', nullable: true })
  weightClass!: WeightClass | null;
}
