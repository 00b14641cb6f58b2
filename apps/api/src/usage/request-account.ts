import { addTokens, NO_TOKENS, type TokenUsage, toTokenUsage } from '@app/chat-protocol';
import { estimateTokens, newId } from '@app/common';
import type { RequestKind, RequestOutcome } from './model-request.entity.js';

/** The user and answer that requests are billed to. */
export interface RequestPurpose {
  userId: number;
  messageId: string | null;
}

export interface LedgerEntry {
  id: string;
  kind: RequestKind;
  provider: string;
  model: string;
  providerRequestId: string | null;
  userId: number;
  messageId: string | null;
  outcome: RequestOutcome;
  failure: string | null;
  usage: TokenUsage;
  estimated: boolean;
  startedAt: Date;
  endedAt: Date | null;
}

/** Records an entry, again after each change. Never throws and never blocks. */
export interface LedgerWriter {
  write(entry: LedgerEntry): void;
}

export class OpenRequest {
  private readonly id = newId();
  private readonly startedAt = new Date();
  private providerRequestId: string | null = null;
  private usage: TokenUsage = NO_TOKENS;
  private received = 0;
  private settled = false;

  constructor(
    private readonly account: RequestAccount,
    private readonly kind: RequestKind,
    private readonly model: { provider: string; model: string },
    private readonly estimateInput: (() => number) | null,
  ) {}

  accepted(providerRequestId: string): void {
    this.providerRequestId = providerRequestId;
  }

  /**
   * Sets the usage so far. The first report is recorded at once, so that the input is billed even if the process is
   * killed.
   */
  report(usage: TokenUsage): void {
    const isFirst = this.usage === NO_TOKENS;
    this.usage = toTokenUsage(usage);
    if (isFirst) this.account.writer.write(this.toEntry('running', null, this.usage, true));
  }

  /** Counts received text for the estimate that is used when the provider reports no usage. */
  receive(text: string): void {
    this.received += estimateTokens(text);
  }

  finish(usage: TokenUsage): void {
    this.usage = toTokenUsage(usage);
    // Not every server reports its output tokens.
    this.close('complete');
  }

  close(outcome: Exclude<RequestOutcome, 'running'>, failure: string | null = null): void {
    if (this.settled) return;
    this.settled = true;
    const estimate = this.estimate(outcome);
    const usage = { ...this.usage, ...estimate };
    this.account.settle(this.toEntry(outcome, failure, usage, Object.keys(estimate).length > 0));
  }

  /** The figures that the provider has not reported. A request that it refused has none. */
  private estimate(outcome: RequestOutcome): Partial<TokenUsage> {
    const { usage, received, estimateInput } = this;
    if (estimateInput === null || (outcome !== 'complete' && received === 0)) return {};
    const isReported = outcome === 'complete' && usage.output_tokens > 0;
    const input = usage.input_tokens + usage.cache_read_input_tokens + usage.cache_creation_input_tokens;
    return {
      ...(input > 0 ? {} : { input_tokens: estimateInput() }),
      ...(isReported || received <= usage.output_tokens ? {} : { output_tokens: Math.ceil(received) }),
    };
  }

  private toEntry(
    outcome: RequestOutcome,
    failure: string | null,
    usage: TokenUsage,
    estimated: boolean,
  ): LedgerEntry {
    const { id, kind, providerRequestId, startedAt } = this;
    const { provider, model } = this.model;
    const { userId, messageId } = this.account.purpose;
    const endedAt = outcome === 'running' ? null : new Date();
    const of = { id, provider, model, providerRequestId, kind, userId, messageId };
    return { ...of, outcome, failure, usage, estimated, startedAt, endedAt };
  }
}

export class RequestAccount {
  usage: TokenUsage = NO_TOKENS;
  requests = 0;

  /** @param purpose applies to requests that end from now on; may change while one is open */
  constructor(
    public purpose: RequestPurpose,
    readonly writer: LedgerWriter,
  ) {}

  /** @param estimateInput for a request whose input the provider does not report; null for a model without tokens */
  open(
    kind: RequestKind,
    model: { provider: string; model: string },
    estimateInput: (() => number) | null = null,
  ): OpenRequest {
    return new OpenRequest(this, kind, model, estimateInput);
  }

  settle(entry: LedgerEntry): void {
    this.usage = addTokens(this.usage, entry.usage);
    this.requests += 1;
    this.writer.write(entry);
  }
}
