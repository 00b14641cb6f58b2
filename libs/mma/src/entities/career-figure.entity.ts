import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One metric of one career, derived after every import. The primary key is a leaderboard's order, so that its top is
 * one index range. Without a foreign key: hundreds of thousands of rows are rebuilt at once.
 */
@Entity({ schema: 'mma', name: 'career_figures' })
export class CareerFigureEntity {
  /** A career metric. */
  @PrimaryColumn({ type: 'varchar', length: 40, collation: 'C' })
  metric!: string;

  /** A weight class (only bouts in it count), or `all`. */
  @PrimaryColumn({ type: 'varchar', length: 30, collation: 'C' })
  division!: string;

  /** In the metric's unit; for `age`, which grows daily, days from the birth date to 1970-01-01. */
  @PrimaryColumn({ type: 'double precision' })
  value!: number;

  @PrimaryColumn({ type: 'varchar', length: 40, name: 'fighter_id' })
  fighterId!: string;

  /** Bouts in the division. */
  @Column({ type: 'smallint' })
  bouts!: number;

  /** The denominator of a rate; 0 for other metrics. */
  @Column({ type: 'integer' })
  attempts!: number;
}
