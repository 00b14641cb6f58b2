import type { SharedChat } from '@app/chat-protocol';
import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ChatSessionEntity } from '../chat-session.entity.js';

/** A snapshot of a session that everyone with its link can read. */
@Entity({ schema: 'app', name: 'chat_shares' })
@Index('chat_shares_digest', ['digest'], { unique: true })
export class ChatShareEntity {
  @PrimaryColumn({ type: 'uuid', name: 'session_id' })
  sessionId!: string;

  @OneToOne(() => ChatSessionEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'session_id', foreignKeyConstraintName: 'chat_shares_session_id_fkey' })
  session?: Relation<ChatSessionEntity>;

  /** SHA-256 of the token of the link. */
  @Column({ type: 'bytea' })
  digest!: Buffer;

  /** As it is sent, without the time. */
  @Column({ type: 'jsonb' })
  snapshot!: Omit<SharedChat, 'created_at'>;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
