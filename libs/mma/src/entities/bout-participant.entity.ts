import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { BoutResult, Corner } from '../domain/vocabulary.js';
import { BoutEntity } from './bout.entity.js';
import { FighterEntity } from './fighter.entity.js';

/** One side of a bout; every bout has two. */
@Entity({ schema: 'mma', name: 'bout_participants' })
@Check('bout_participants_corner_check', "corner IN ('a', 'b')")
@Check('bout_participants_result_check', "result IN ('win', 'loss', 'draw', 'no_contest')")
@Check('bout_participants_opponent_check', 'opponent_id <> fighter_id')
@Index('bout_participants_bout_fighter', ['boutId', 'fighterId'], { unique: true })
@Index('bout_participants_fighter_held_on', ['fighterId', 'heldOn'])
@Index('bout_participants_opponent', ['opponentId', 'fighterId'])
export class BoutParticipantEntity {
  @PrimaryColumn({ type: 'varchar', length: 40, name: 'bout_id' })
  boutId!: string;

  @PrimaryColumn({ type: 'varchar', length: 1 })
  corner!: Corner;

  @ManyToOne(() => BoutEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'bout_id' })
  bout?: Relation<BoutEntity>;

  @Column({ type: 'varchar', length: 40, name: 'fighter_id' })
  fighterId!: string;

  @ManyToOne(() => FighterEntity)
  @JoinColumn({ name: 'fighter_id' })
  fighter?: Relation<FighterEntity>;

  @Column({ type: 'varchar', length: 40, name: 'opponent_id' })
  opponentId!: string;

  @ManyToOne(() => FighterEntity)
  @JoinColumn({ name: 'opponent_id' })
  opponent?: Relation<FighterEntity>;

  /** From this fighter's side. */
  @Column({ type: 'varchar', length: 12 })
  result!: BoutResult;

  /** Copy of the event's day, for an index by fighter and day. */
  @Column({ type: 'date', name: 'held_on', nullable: true })
  heldOn!: string | null;
}
