import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Coverage } from '../domain/vocabulary.js';

/** A fighter listed by the source. */
@Entity({ schema: 'mma', name: 'fighters' })
@Check('fighters_coverage_check', "coverage IN ('complete', 'partial')")
@Index('fighters_name_folded', ['nameFolded'])
@Index('fighters_nickname_folded', ['nicknameFolded'])
@Index('fighters_ambiguous', ['id'], { where: 'ambiguous_ids IS NOT NULL' })
@Index('fighters_name_folded_trgm', { synchronize: false })
@Index('fighters_nickname_folded_trgm', { synchronize: false })
export class FighterEntity {
  /** The source's id, or `n-…` derived from the name. Unique among fighters only. */
  @PrimaryColumn({ type: 'varchar', length: 40 })
  id!: string;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  /** {@link name} folded for search (see `foldText`). */
  @Column({ type: 'varchar', length: 120, name: 'name_folded' })
  nameFolded!: string;

  @Column({ type: 'varchar', length: 120, nullable: true })
  nickname!: string | null;

  /** {@link nickname} folded for search. */
  @Column({ type: 'varchar', length: 120, name: 'nickname_folded', nullable: true })
  nicknameFolded!: string | null;

  @Column({ type: 'date', name: 'born_on', nullable: true })
  bornOn!: string | null;

  /** Centimetres: inches × 2.54. */
  @Column({ type: 'double precision', name: 'height_cm', nullable: true })
  heightCm!: number | null;

  /** Centimetres: inches × 2.54. */
  @Column({ type: 'double precision', name: 'reach_cm', nullable: true })
  reachCm!: number | null;

  /** Listed weight in pounds. */
  @Column({ type: 'double precision', name: 'weight_lb', nullable: true })
  weightLb!: number | null;

  /** `Orthodox`, `Southpaw`, `Switch`, `Open Stance` or `Sideways`. */
  @Column({ type: 'varchar', length: 30, nullable: true })
  stance!: string | null;

  /** Whether all UFC bouts of the fighter were imported. */
  @Column({ type: 'varchar', length: 10, default: 'complete' })
  coverage!: Coverage;

  /** Ids of namesakes whose bouts cannot be told apart and are attributed to this row; null for an ordinary fighter. */
  @Column({ type: 'text', array: true, name: 'ambiguous_ids', nullable: true })
  ambiguousIds!: string[] | null;

  @Column({ type: 'varchar', length: 300, name: 'source_url', nullable: true, unique: true })
  sourceUrl!: string | null;

  @Column({ type: 'timestamptz', name: 'first_seen_at', default: () => 'now()' })
  firstSeenAt!: Date;

  @Column({ type: 'timestamptz', name: 'changed_at', default: () => 'now()' })
  changedAt!: Date;
}
