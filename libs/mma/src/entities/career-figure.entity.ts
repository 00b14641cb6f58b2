import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One figure of one career, ready for a leaderboard: derived after every import. The key is the board's own order, so
 * that the top of any board is the end of one range of one index. It refers to fighters without a foreign key: rows by
 * the hundred thousand are checked when they are counted.
 */
@Entity({ schema: 'mma', name: 'career_figures' })
export class CareerFigureEntity {
  /** A name of the registry's career metrics. */
  @PrimaryColumn({ type: 'varchar', length: 40, collation: 'C' })
  metric!: string;

  /** A weight class: only bouts fought in it count. `all`: every bout. */
  @PrimaryColumn({ type: 'varchar', length: 30, collation: 'C' })
  division!: string;

  /** In the metric's unit; of `age`, which grows by itself, days from the birth date to 1970-01-01. */
  @PrimaryColumn({ type: 'double precision' })
  value!: number;

  @PrimaryColumn({ type: 'varchar', length: 40, name: 'fighter_id' })
  fighterId!: string;

  /** Bouts in the division, known to the metric or not. */
  @Column({ type: 'smallint' })
  bouts!: number;

  /** What a rate was tried out of; 0 for other metrics. */
  @Column({ type: 'integer' })
  attempts!: number;
}
