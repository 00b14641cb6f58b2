import { addTokens, NO_TOKENS, type TokenUsage, toTokenUsage } from '@app/chat-protocol';
import { estimateTokens, newId, type Span, telemetry } from '@app/common';
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
  /** For metrics; not stored. */
  timing: RequestTiming;
}

/** In seconds. */
export interface RequestTiming {
  duration: number;
  /** Null without a chunk. */
  firstChunk: number | null;
  /** Mean; null with fewer than two chunks. */
  perChunk: number | null;
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
  private readonly openedAt = performance.now();
  private firstChunkAt = 0;
  private chunks = 0;
  private readonly span: Span;
  private settled = false;

  constructor(
    private readonly account: RequestAccount,
    private readonly kind: RequestKind,
    private readonly model: { provider: string; model: string },
    private readonly estimateInput: (() => number) | null,
  ) {
    this.span = telemetry.tracer.start(`chat ${model.model}`, {
      kind: 'client',
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': model.provider,
        'gen_ai.request.model': model.model,
        'gen_ai.request.stream': true,
        'request.kind': kind,
      },
    });
  }

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
    if (this.chunks === 0) this.firstChunkAt = performance.now();
    this.chunks += 1;
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
    this.endSpan(outcome, failure, usage);
  }

  private endSpan(outcome: RequestOutcome, failure: string | null, usage: TokenUsage): void {
    const { span } = this;
    span.set({
      'gen_ai.usage.input_tokens': inputTokensOf(usage),
      'gen_ai.usage.output_tokens': usage.output_tokens,
      'gen_ai.usage.cache_read.input_tokens': usage.cache_read_input_tokens,
      'gen_ai.usage.cache_creation.input_tokens': usage.cache_creation_input_tokens,
      'request.outcome': outcome,
    });
    if (failure !== null) span.fail(failure);
    span.end();
  }

  private timing(): RequestTiming {
    const now = performance.now();
    const { openedAt, firstChunkAt, chunks } = this;
    return {
      duration: (now - openedAt) / 1000,
      firstChunk: chunks === 0 ? null : (firstChunkAt - openedAt) / 1000,
      perChunk: chunks < 2 ? null : (now - firstChunkAt) / 1000 / (chunks - 1),
    };
  }

  /** The figures that the provider has not reported. A request that it refused has none. */
  private estimate(outcome: RequestOutcome): Partial<TokenUsage> {
    const { usage, received, estimateInput } = this;
    if (estimateInput === null || (outcome !== 'complete' && received === 0)) return {};
    const isReported = outcome === 'complete' && usage.output_tokens > 0;
    return {
      ...(inputTokensOf(usage) > 0 ? {} : { input_tokens: estimateInput() }),
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
    return { ...of, outcome, failure, usage, estimated, startedAt, endedAt, timing: this.timing() };
  }
}

/** Includes cached tokens. */
export const inputTokensOf = (usage: TokenUsage): number =>
  usage.input_tokens + usage.cache_read_input_tokens + usage.cache_creation_input_tokens;

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
