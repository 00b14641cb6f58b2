import type {
  AnswerStatus,
  ChatRole,
  FeedbackRating,
  Grounding,
  Reading,
  ResponsePart,
  Source,
  TokenUsage,
  ToolCall,
} from '@app/chat-protocol';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ChatSessionEntity } from './chat-session.entity.js';

@Entity({ schema: 'app', name: 'chat_messages' })
@Check('chat_messages_position_check', 'position >= 0')
@Check('chat_messages_role_check', "role IN ('user', 'assistant')")
@Check(
  'chat_messages_status_check',
  "status IN ('complete', 'streaming', 'stopped', 'interrupted', 'failed')",
)
@Check('chat_messages_feedback_rating_check', "feedback_rating IN ('up', 'down')")
@Check(
  'chat_messages_feedback_check',
  `(feedback_rating IS NULL) = (feedback_at IS NULL) AND (feedback_rating IS NOT NULL OR feedback_comment IS NULL) AND
   (feedback_rating IS NULL OR role = 'assistant')`,
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
@Index('chat_messages_content_trgm', { synchronize: false })
@Index('chat_messages_reply_to', ['replyTo'], { where: 'reply_to IS NOT NULL' })
@Index('chat_messages_first_version', ['firstVersion'], { where: 'first_version IS NOT NULL' })
@Index('chat_messages_replaced', ['sessionId'], { where: 'replaced_by IS NOT NULL' })
@Index('chat_messages_feedback', ['feedbackAt', 'id'], { where: 'feedback_at IS NOT NULL' })
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
  status!: AnswerStatus;

  /** The client's idempotency key of a question or a regeneration; unique in the session. */
  @Column({ type: 'varchar', length: 64, name: 'client_message_id', nullable: true })
  clientMessageId!: string | null;

  /** IANA name of the time zone of a question; null for a message stored without an answer. */
  @Column({ type: 'varchar', length: 64, name: 'time_zone', nullable: true })
  timeZone!: string | null;

  /** Id of the question; answers only. */
  @Column({ type: 'uuid', name: 'reply_to', nullable: true })
  replyTo!: string | null;

  /** Id of the answer that this one regenerates. */
  @Column({ type: 'uuid', name: 'regenerated_from', nullable: true })
  regeneratedFrom!: string | null;

  /**
   * Id of the newer version, which the history shows instead: an answer that was generated again, or an edited question
   * (also in the answers to the earlier question).
   */
  @Column({ type: 'uuid', name: 'replaced_by', nullable: true })
  replacedBy!: string | null;

  /** Id of the first version of an edited question. */
  @Column({ type: 'uuid', name: 'first_version', nullable: true })
  firstVersion!: string | null;

  @Column({ type: 'jsonb', name: 'tool_calls', nullable: true })
  toolCalls!: ToolCall[] | null;

  @Column({ type: 'jsonb', nullable: true })
  sources!: Source[] | null;

  /** Charts and tables of an answer. */
  @Column({ type: 'jsonb', nullable: true })
  parts!: ResponsePart[] | null;

  /** Sum over the answer's model requests. */
  @Column({ type: 'jsonb', nullable: true })
  usage!: TokenUsage | null;

  @Column({ type: 'jsonb', nullable: true })
  grounding!: Grounding | null;

  /** Null if the model does not tell. */
  @Column({ type: 'jsonb', nullable: true })
  reading!: Reading | null;

  /** Next questions. */
  @Column({ type: 'jsonb', nullable: true })
  suggestions!: string[] | null;

  /** JSON that the model keeps for later questions of the session; never sent to clients. */
  @Column({ type: 'jsonb', name: 'model_state', nullable: true })
  modelState!: unknown;

  /** Provider of the answer, such as `anthropic`. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  provider!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  model!: string | null;

  /** The failed provider, if a fallback answered. */
  @Column({ type: 'varchar', length: 32, name: 'fallback_from', nullable: true })
  fallbackFrom!: string | null;

  /** Why it failed, a kind of LanguageModelError. */
  @Column({ type: 'varchar', length: 20, name: 'fallback_reason', nullable: true })
  fallbackReason!: string | null;

  /** Version of the system prompt. */
  @Column({ type: 'varchar', length: 20, name: 'prompt_version', nullable: true })
  promptVersion!: string | null;

  /** Whether the answer was taken from the answer cache, without a model request. */
  @Column({ type: 'boolean', default: false })
  cached!: boolean;

  /** Error code of a failed answer. */
  @Column({ type: 'varchar', length: 40, name: 'failure_code', nullable: true })
  failureCode!: string | null;

  /** The user's rating of an answer. */
  @Column({ type: 'varchar', length: 4, name: 'feedback_rating', nullable: true })
  feedbackRating!: FeedbackRating | null;

  @Column({ type: 'varchar', length: 1000, name: 'feedback_comment', nullable: true })
  feedbackComment!: string | null;

  /** When rating or comment last changed; null without a rating. */
  @Column({ type: 'timestamptz', name: 'feedback_at', nullable: true })
  feedbackAt!: Date | null;

  /** Id of the process that generates a streaming answer. */
  @Column({ type: 'uuid', nullable: true })
  owner!: string | null;

  /** End of the owner's lease on a streaming answer. */
  @Column({ type: 'timestamptz', name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
