import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { UserEntity } from '../user/user.entity.js';

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

  /** Number of messages; also the position of the next one. */
  @Column({ type: 'integer', name: 'message_count', default: 0 })
  messageCount!: number;

  @Column({ type: 'timestamptz', name: 'last_message_at', nullable: true })
  lastMessageAt!: Date | null;

  /** {@link lastMessageAt}, or the creation time of a session without messages. Sort key of the list. */
  @Column({ type: 'timestamptz', name: 'last_used_at', default: () => 'now()' })
  lastUsedAt!: Date;

  /** Idempotency key of the message that created this session; a resent message finds the session by it. */
  @Column({ type: 'varchar', length: 64, name: 'opening_client_message_id', nullable: true })
  openingClientMessageId!: string | null;

  /** Summary of the older part of a long session, for the model. The messages are not deleted. */
  @Column({ type: 'text', nullable: true })
  summary!: string | null;

  /** Position of the first message after the summary. */
  @Column({ type: 'integer', name: 'summary_until', nullable: true })
  summaryUntil!: number | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
