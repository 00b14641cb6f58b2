import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { WeightClass } from '../domain/vocabulary.js';
import { BoutEntity } from './bout.entity.js';
import { FighterEntity } from './fighter.entity.js';

/** A championship bout in the lineage of its title; derived after every import. */
@Entity({ schema: 'mma', name: 'title_bouts' })
@Check('title_bouts_kind_check', "kind IN ('undisputed', 'interim')")
@Index('title_bouts_weight_class', ['weightClass', 'position'])
export class TitleBoutEntity {
  @PrimaryColumn({ type: 'varchar', length: 40, name: 'bout_id' })
  boutId!: string;

  @ManyToOne(() => BoutEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'bout_id' })
  bout?: Relation<BoutEntity>;

  @Column({ type: 'varchar', length: 30, name: 'weight_class' })
  weightClass!: WeightClass;

  @Column({ type: 'varchar', length: 12 })
  kind!: 'undisputed' | 'interim';

  /** Order in the weight class, 1 is the oldest; undated bouts last. */
  @Column({ type: 'smallint', name: 'place' })
  position!: number;

  /** Who defends the title; null where it was vacant. See `traceTitles`. */
  @Column({ type: 'varchar', length: 40, name: 'champion_before_id', nullable: true })
  championBeforeId!: string | null;

  @ManyToOne(() => FighterEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'champion_before_id' })
  championBefore?: Relation<FighterEntity> | null;

  /** The winner; without one the champion before the bout. */
  @Column({ type: 'varchar', length: 40, name: 'champion_after_id', nullable: true })
  championAfterId!: string | null;

  @ManyToOne(() => FighterEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'champion_after_id' })
  championAfter?: Relation<FighterEntity> | null;
}
