import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { FighterEntity } from './fighter.entity.js';

/** Another spelling or a former name of a fighter, used by the source. */
@Entity({ schema: 'mma', name: 'fighter_aliases' })
@Index('fighter_aliases_alias_folded', ['aliasFolded'])
@Index('fighter_aliases_alias_folded_trgm', { synchronize: false })
export class FighterAliasEntity {
  @PrimaryColumn({ type: 'varchar', length: 40, name: 'fighter_id' })
  fighterId!: string;

  @ManyToOne(() => FighterEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'fighter_id' })
  fighter?: Relation<FighterEntity>;

  /** Folded for search (see `foldText`). */
  @PrimaryColumn({ type: 'varchar', length: 120, name: 'alias_folded' })
  aliasFolded!: string;

  @Column({ type: 'varchar', length: 120 })
  alias!: string;
}
