import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { UserEntity } from '../user/user.entity.js';

/** One conversation of one user. */
@Entity({ schema: 'app', name: 'chat_sessions' })
@Check('chat_sessions_message_count_check', 'message_count >= 0')
@Index('chat_sessions_user_last_used', ['userId', 'lastUsedAt', 'id'])
@Index('chat_sessions_user_opening_message', ['userId', 'openingClientMessageId'], {
  unique: true,
  where: 'opening_client_message_id IS NOT NULL',
})
export class ChatSessionEntity {
  /** UUIDv7. */
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'integer', name: 'user_id' })
  userId!: number;

  @ManyToOne(() => UserEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<UserEntity>;

  @Column({ type: 'varchar', length: 200, nullable: true })
  title!: string | null;

  /** How many messages it holds; also the position of the next one. */
  @Column({ type: 'integer', name: 'message_count', default: 0 })
  messageCount!: number;

  @Column({ type: 'timestamptz', name: 'last_message_at', nullable: true })
  lastMessageAt!: Date | null;

  /** {@link lastMessageAt}, or the creation while there is no message: the order of the list. */
  @Column({ type: 'timestamptz', name: 'last_used_at', default: () => 'now()' })
  lastUsedAt!: Date;

  /**
   * The client's id of the message that opened this session without naming one; it makes a repeated sending find
   * this session again.
   */
  @Column({ type: 'varchar', length: 64, name: 'opening_client_message_id', nullable: true })
  openingClientMessageId!: string | null;

  /** Summary of the older part of a long session, for the model. The messages stay. */
  @Column({ type: 'text', nullable: true })
  summary!: string | null;

  /** Position of the first message that {@link summary} does not cover. */
  @Column({ type: 'integer', name: 'summary_until', nullable: true })
  summaryUntil!: number | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
