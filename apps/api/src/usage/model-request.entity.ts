import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { UserEntity } from '../user/user.entity.js';

/**
 * What a request to a provider was made for. `correction`: an answer in the wrong language, said again. `compaction`:
 * the older part of a long session, summed up for the model.
 */
export const REQUEST_KINDS = ['answer', 'title', 'compaction', 'correction'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** `running`: not ended, or its process ended first. `stopped`: cut off from this side, so that its figures are estimated. */
export const REQUEST_OUTCOMES = ['running', 'complete', 'stopped', 'failed'] as const;
export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number];

/** One request to a provider of language models: the ledger's row. Rows are never deleted with what they were made for. */
@Entity({ schema: 'app', name: 'model_requests' })
@Check('model_requests_kind_check', "kind IN ('answer', 'title', 'compaction', 'correction')")
@Check('model_requests_outcome_check', "outcome IN ('running', 'complete', 'stopped', 'failed')")
@Index('model_requests_user_started', ['userId', 'startedAt'])
@Index('model_requests_started', ['startedAt'])
@Index('model_requests_message', ['messageId'])
export class ModelRequestEntity {
  /** UUIDv7, generated before the request is sent: no request is recorded twice. */
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'varchar', length: 12 })
  kind!: RequestKind;

  @Column({ type: 'varchar', length: 32 })
  provider!: string;

  @Column({ type: 'varchar', length: 100 })
  model!: string;

  /** The provider's own id; not unique, since not every provider's is. */
  @Column({ type: 'varchar', length: 200, name: 'provider_request_id', nullable: true })
  providerRequestId!: string | null;

  /** The user who is billed. */
  @Column({ type: 'integer', name: 'user_id', nullable: true })
  userId!: number | null;

  @ManyToOne(() => UserEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<UserEntity>;

  /** The answer, even if it was deleted since. */
  @Column({ type: 'uuid', name: 'message_id', nullable: true })
  messageId!: string | null;

  @Column({ type: 'varchar', length: 12 })
  outcome!: RequestOutcome;

  /** Kind of the provider's failure. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  failure!: string | null;

  /** Tokens read in full price. */
  @Column({ type: 'integer', name: 'input_tokens', default: 0 })
  inputTokens!: number;

  @Column({ type: 'integer', name: 'cache_read_tokens', default: 0 })
  cacheReadTokens!: number;

  @Column({ type: 'integer', name: 'cache_write_tokens', default: 0 })
  cacheWriteTokens!: number;

  /** Reasoning included. */
  @Column({ type: 'integer', name: 'output_tokens', default: 0 })
  outputTokens!: number;

  @Column({ type: 'integer', name: 'thinking_tokens', default: 0 })
  thinkingTokens!: number;

  /** Whether the output was estimated, because the provider did not report it. */
  @Column({ type: 'boolean', default: false })
  estimated!: boolean;

  /** US dollars by the price list of the day; null when the list has no price. */
  @Column({ type: 'numeric', precision: 14, scale: 8, name: 'cost_usd', nullable: true })
  costUsd!: string | null;

  @Column({ type: 'timestamptz', name: 'started_at' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
