import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A bout that an upcoming event lists. */
export interface ListedBout {
  /** The source's id, which the bout keeps when it has a result. */
  bout_id: string;
  fighter_a: string;
  /** Null if the name matches no fighter, or several. */
  fighter_a_id: string | null;
  fighter_b: string;
  fighter_b_id: string | null;
}

/**
 * An event without results. It is apart from `events` and `bouts`, so that nothing counts it; an import moves it there when
 * the source has its results.
 */
@Entity({ schema: 'mma', name: 'upcoming_events' })
export class UpcomingEventEntity {
  /** The source's id, which the event keeps when it has results. */
  @PrimaryColumn({ type: 'varchar', length: 40 })
  id!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  /** {@link name} folded for search (see `foldText`). */
  @Column({ type: 'varchar', length: 200, name: 'name_folded' })
  nameFolded!: string;

  /** Local day. */
  @Column({ type: 'date', name: 'held_on' })
  heldOn!: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  location!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  city!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  country!: string | null;

  @Column({ type: 'varchar', length: 300, name: 'source_url', nullable: true })
  sourceUrl!: string | null;

  /** In the order of the source, the main event first. */
  @Column({ type: 'jsonb', default: () => "'[]'" })
  bouts!: ListedBout[];
}
