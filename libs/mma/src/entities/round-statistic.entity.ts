import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { BoutEntity } from './bout.entity.js';
import { FighterEntity } from './fighter.entity.js';
import { StatisticColumns } from './statistic-columns.js';

/** Statistics of one fighter in one round. */
@Entity({ schema: 'mma', name: 'round_statistics' })
@Check('round_statistics_round_check', 'round >= 1')
@Index('round_statistics_fighter', ['fighterId'])
export class RoundStatisticEntity extends StatisticColumns {
  @PrimaryColumn({ type: 'varchar', length: 40, name: 'bout_id' })
  boutId!: string;

  @PrimaryColumn({ type: 'varchar', length: 40, name: 'fighter_id' })
  fighterId!: string;

  /** From 1. */
  @PrimaryColumn({ type: 'smallint' })
  round!: number;

  @ManyToOne(() => BoutEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'bout_id' })
  bout?: Relation<BoutEntity>;

  @ManyToOne(() => FighterEntity)
  @JoinColumn({ name: 'fighter_id' })
  fighter?: Relation<FighterEntity>;
}
