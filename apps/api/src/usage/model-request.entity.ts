import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { UserEntity } from '../user/user.entity.js';

/**
 * Purpose of a request. `correction`: regenerates an answer in the right language. `compaction`: summarizes the older
 * part of a long session.
 */
export type RequestKind = 'answer' | 'title' | 'compaction' | 'correction';

/** `running`: not ended, or its process ended first. `stopped`: cancelled by the service, so the usage is estimated. */
export type RequestOutcome = 'running' | 'complete' | 'stopped' | 'failed';

/** One request to a provider. Rows remain when the user or the answer is deleted. */
@Entity({ schema: 'app', name: 'model_requests' })
@Check('model_requests_kind_check', "kind IN ('answer', 'title', 'compaction', 'correction')")
@Check('model_requests_outcome_check', "outcome IN ('running', 'complete', 'stopped', 'failed')")
@Index('model_requests_user_started', ['userId', 'startedAt'])
@Index('model_requests_started', ['startedAt'])
@Index('model_requests_message', ['messageId'])
export class ModelRequestEntity {
  /** UUIDv7, generated before the request, so that no request is recorded twice. */
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'varchar', length: 12 })
  kind!: RequestKind;

  @Column({ type: 'varchar', length: 32 })
  provider!: string;

  @Column({ type: 'varchar', length: 100 })
  model!: string;

  /** The provider's request id; not unique for every provider. */
  @Column({ type: 'varchar', length: 200, name: 'provider_request_id', nullable: true })
  providerRequestId!: string | null;

  /** The billed user. */
  @Column({ type: 'integer', name: 'user_id', nullable: true })
  userId!: number | null;

  @ManyToOne(() => UserEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<UserEntity>;

  /** The answer; it may have been deleted. */
  @Column({ type: 'uuid', name: 'message_id', nullable: true })
  messageId!: string | null;

  @Column({ type: 'varchar', length: 12 })
  outcome!: RequestOutcome;

  /** Kind of the provider's failure. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  failure!: string | null;

  /** Uncached input tokens. */
  @Column({ type: 'integer', name: 'input_tokens', default: 0 })
  inputTokens!: number;

  @Column({ type: 'integer', name: 'cache_read_tokens', default: 0 })
  cacheReadTokens!: number;

  @Column({ type: 'integer', name: 'cache_write_tokens', default: 0 })
  cacheWriteTokens!: number;

  /** Includes reasoning. */
  @Column({ type: 'integer', name: 'output_tokens', default: 0 })
  outputTokens!: number;

  @Column({ type: 'integer', name: 'thinking_tokens', default: 0 })
  thinkingTokens!: number;

  /** Whether the output tokens are estimated, because the provider did not report them. */
  @Column({ type: 'boolean', default: false })
  estimated!: boolean;

  /** US dollars by the price list of that day; null without a price. */
  @Column({ type: 'numeric', precision: 14, scale: 8, name: 'cost_usd', nullable: true })
  costUsd!: string | null;

  @Column({ type: 'timestamptz', name: 'started_at' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
