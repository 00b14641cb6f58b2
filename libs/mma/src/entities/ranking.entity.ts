import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { FighterEntity } from './fighter.entity.js';

/** One row of an official ranking list of a day. Two fighters may share a rank. */
@Entity({ schema: 'mma', name: 'rankings' })
@Check('rankings_rank_check', 'rank >= 0')
@Index('rankings_fighter_listed_on', ['fighterId', 'listedOn'])
export class RankingEntity {
  /** A weight class, `pound_for_pound` or `women_pound_for_pound`. */
  @PrimaryColumn({ type: 'varchar', length: 30 })
  list!: string;

  @PrimaryColumn({ type: 'date', name: 'listed_on' })
  listedOn!: string;

  /** 0 is the champion. */
  @PrimaryColumn({ type: 'smallint' })
  rank!: number;

  /** As the list writes it. */
  @PrimaryColumn({ type: 'varchar', length: 120 })
  name!: string;

  /** Null when the name matches no fighter. */
  @Column({ type: 'varchar', length: 40, name: 'fighter_id', nullable: true })
  fighterId!: string | null;

  @ManyToOne(() => FighterEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'fighter_id' })
  fighter?: Relation<FighterEntity> | null;
}
