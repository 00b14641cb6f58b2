import type { AnswerStatus, ChatRole, Grounding, ToolCall } from '@app/chat-protocol';
import type { TokenUsage } from '@app/common';
import type { ToolSource } from '@app/mma';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ChatSessionEntity } from './chat-session.entity.js';

export type { ChatRole };
export type ChatMessageStatus = AnswerStatus;
export type ToolCallRecord = ToolCall;

/** One message of a conversation. */
@Entity({ schema: 'app', name: 'chat_messages' })
@Check('chat_messages_position_check', 'position >= 0')
@Check('chat_messages_role_check', "role IN ('user', 'assistant')")
@Check(
  'chat_messages_status_check',
  "status IN ('complete', 'streaming', 'stopped', 'interrupted', 'failed')",
)
@Index('chat_messages_session_position', ['sessionId', 'position'], { unique: true })
@Index('chat_messages_session_client_message', ['sessionId', 'clientMessageId'], {
  unique: true,
  where: 'client_message_id IS NOT NULL',
})
@Index('chat_messages_one_streaming_per_session', ['sessionId'], {
  unique: true,
  where: "status = 'streaming'",
})
@Index('chat_messages_streaming_lease', ['leaseUntil'], { where: "status = 'streaming'" })
export class ChatMessageEntity {
  /** UUIDv7. */
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'session_id' })
  sessionId!: string;

  @ManyToOne(() => ChatSessionEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'session_id' })
  session?: Relation<ChatSessionEntity>;

  /** Position in the session, from 0 without gaps. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'varchar', length: 10 })
  role!: ChatRole;

  @Column({ type: 'text' })
  content!: string;

  @Column({ type: 'varchar', length: 12 })
  status!: ChatMessageStatus;

  /** The client's own id of the sending that stored this row, a question or a regenerated answer; unique in the session. */
  @Column({ type: 'varchar', length: 64, name: 'client_message_id', nullable: true })
  clientMessageId!: string | null;

  /** The user message that an answer answers. */
  @Column({ type: 'uuid', name: 'reply_to', nullable: true })
  replyTo!: string | null;

  /** The answer that an answer regenerates. */
  @Column({ type: 'uuid', name: 'regenerated_from', nullable: true })
  regeneratedFrom!: string | null;

  @Column({ type: 'jsonb', name: 'tool_calls', nullable: true })
  toolCalls!: ToolCallRecord[] | null;

  @Column({ type: 'jsonb', nullable: true })
  sources!: ToolSource[] | null;

  /** Summed over the answer's model requests. */
  @Column({ type: 'jsonb', nullable: true })
  usage!: TokenUsage | null;

  @Column({ type: 'jsonb', nullable: true })
  grounding!: Grounding | null;

  /** Provider and model of an answer, e.g. `anthropic` and its model name. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  provider!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  model!: string | null;

  /** The provider that should have answered and failed, where another one did. */
  @Column({ type: 'varchar', length: 32, name: 'fallback_from', nullable: true })
  fallbackFrom!: string | null;

  /** Version of the prompt that the model was given. */
  @Column({ type: 'varchar', length: 20, name: 'prompt_version', nullable: true })
  promptVersion!: string | null;

  /** Whether the answer comes from an earlier same question, without a request of its own. */
  @Column({ type: 'boolean', default: false })
  cached!: boolean;

  /** Code of what made an answer fail. */
  @Column({ type: 'varchar', length: 40, name: 'failure_code', nullable: true })
  failureCode!: string | null;

  /** The process that generates a streaming answer. */
  @Column({ type: 'uuid', nullable: true })
  owner!: string | null;

  /** End of the owner's lease on a streaming answer; the owner renews it. */
  @Column({ type: 'timestamptz', name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
