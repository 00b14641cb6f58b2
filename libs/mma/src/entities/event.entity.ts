import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Coverage } from '../domain/vocabulary.js';

@Entity({ schema: 'mma', name: 'events' })
@Check('events_coverage_check', "coverage IN ('complete', 'partial')")
@Index('events_held_on', ['heldOn'])
@Index('events_name_folded_trgm', { synchronize: false })
@Index('events_city_folded', { synchronize: false })
@Index('events_country_folded', { synchronize: false })
@Index('events_renamed', { synchronize: false })
export class EventEntity {
  /** The source's id, or `n-…` derived from the name. Unique among events only. */
  @PrimaryColumn({ type: 'varchar', length: 40 })
  id!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  /** {@link name} folded for search (see `foldText`). */
  @Column({ type: 'varchar', length: 200, name: 'name_folded' })
  nameFolded!: string;

  /** Former names, as the source wrote them. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  aliases!: string[];

  /** Local day of the event. */
  @Column({ type: 'date', name: 'held_on', nullable: true })
  heldOn!: string | null;

  /** As the source writes it, e.g. `Las Vegas, Nevada, USA`. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  location!: string | null;

  /** First part of {@link location}. */
  @Column({ type: 'varchar', length: 100, nullable: true })
  city!: string | null;

  /** Last part of {@link location}. */
  @Column({ type: 'varchar', length: 100, nullable: true })
  country!: string | null;

  /** Whether every bout of the card was imported. */
  @Column({ type: 'varchar', length: 10, default: 'complete' })
  coverage!: Coverage;

  @Column({ type: 'varchar', length: 300, name: 'source_url', nullable: true, unique: true })
  sourceUrl!: string | null;

  @Column({ type: 'timestamptz', name: 'first_seen_at', default: () => 'now()' })
  firstSeenAt!: Date;

  @Column({ type: 'timestamptz', name: 'changed_at', default: () => 'now()' })
  changedAt!: Date;
}
