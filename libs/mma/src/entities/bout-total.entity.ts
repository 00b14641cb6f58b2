import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { BoutEntity } from './bout.entity.js';
import { FighterEntity } from './fighter.entity.js';
import { StatisticColumns } from './statistic-columns.js';

/** Statistics of one fighter over a whole bout. */
@Entity({ schema: 'mma', name: 'bout_totals' })
@Index('bout_totals_fighter', ['fighterId'])
export class BoutTotalEntity extends StatisticColumns {
  @PrimaryColumn({ type: 'varchar', length: 40, name: 'bout_id' })
  boutId!: string;

  @PrimaryColumn({ type: 'varchar', length: 40, name: 'fighter_id' })
  fighterId!: string;

  /** Whether the totals are summed from the rounds because no source gave them. */
  @Column({ type: 'boolean', name: 'from_rounds', default: false })
  fromRounds!: boolean;

  @ManyToOne(() => BoutEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'bout_id' })
  bout?: Relation<BoutEntity>;

  @ManyToOne(() => FighterEntity)
  @JoinColumn({ name: 'fighter_id' })
  fighter?: Relation<FighterEntity>;
}
