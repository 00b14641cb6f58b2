import type { LanguageModelState } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PriceList } from '../usage/price-list.js';
import { RequestAccount } from '../usage/request-account.js';
import { AnswerLoop } from './answer-loop.js';
import type { LanguageModel, ModelRequest } from './language-model.js';
import { LanguageModelError, type LanguageModelErrorKind } from './language-model.errors.js';
import { ModelRequester } from './model-requester.js';

const CHECK_TIMEOUT_MS = 30_000;
/** Some models refuse fewer. */
const CHECK_TOKENS = 16;
const CHECK: ModelRequest = {
  system: 'Reply with the word OK.',
  messages: [{ role: 'user', content: [{ type: 'text', text: 'OK?' }] }],
  tools: [],
  maxTokens: CHECK_TOKENS,
};

/** The settings that decide, by kind of failure. Others are no matter of settings. */
const SETTINGS: Record<string, Partial<Record<LanguageModelErrorKind, string>>> = {
  anthropic: {
    authentication: 'CLAUDE_API_KEY',
    connection: 'ANTHROPIC_BASE_URL',
    incomplete: 'ANTHROPIC_BASE_URL',
    invalid_request: 'CLAUDE_MODEL and ANTHROPIC_BASE_URL',
  },
  openai: {
    authentication: 'OPENAI_API_KEY',
    connection: 'OPENAI_BASE_URL',
    incomplete: 'OPENAI_BASE_URL',
    invalid_request: 'OPENAI_MODEL and OPENAI_BASE_URL',
  },
};

/**
 * Knows whether the configured provider works: from one tiny request after the start, then from the requests of answers.
 * A failing provider is reported, because the fallback would hide it; it stops neither the start nor readiness.
 */
@Injectable()
export class ProviderCheck implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ProviderCheck.name);
  private readonly shutdown = new AbortController();

  constructor(
    private readonly config: AppConfig,
    private readonly loop: AnswerLoop,
    private readonly requester: ModelRequester,
    private readonly prices: PriceList,
  ) {}

  onApplicationBootstrap(): void {
    const [model] = this.loop.models;
    if (model === undefined || model.isFinished === true) return;
    this.warnOfMissingPrice(model);
    if (this.config.env.LLM_CHECK_AT_START) void this.check(model);
  }

  onModuleDestroy(): void {
    this.shutdown.abort();
  }

  get state(): LanguageModelState {
    const [model, fallback] = this.loop.models;
    if (model === undefined) throw new Error('no language model is configured');
    const outcome = model.isFinished === true ? 'ok' : this.requester.lastOutcome(model);
    const failure = outcome instanceof LanguageModelError ? outcome : null;
    return {
      provider: model.provider,
      model: model.model,
      state: failure === null ? (outcome === undefined ? 'unchecked' : 'ok') : 'failed',
      reason: failure === null ? null : toReason(model, failure),
      fallback: fallback?.provider ?? null,
    };
  }

  /** Not part of the ledger: no user is billed for it. */
  private async check(model: LanguageModel): Promise<void> {
    const account = new RequestAccount({ userId: 0, messageId: null }, { write: () => undefined });
    const signal = AbortSignal.any([this.shutdown.signal, AbortSignal.timeout(CHECK_TIMEOUT_MS)]);
    try {
      await this.requester.request(
        model,
        CHECK,
        { kind: 'title', account, signal, isQuiet: true },
        () => true,
      );
      this.logger.log(`${model.provider} (${model.model}) answers`);
    } catch (error) {
      if (!this.shutdown.signal.aborted) this.report(model, error);
    }
  }

  private report(model: LanguageModel, error: unknown): void {
    const [, fallback] = this.loop.models;
    const late = new LanguageModelError('connection', {
      detail: `no reply within ${CHECK_TIMEOUT_MS / 1000} s`,
    });
    const failure = error instanceof LanguageModelError ? error : late;
    if (failure === late) this.requester.noteFailure(model, late);
    const reason = toReason(model, failure);
    const detail = failure.detail === undefined ? '' : ` ${failure.detail}`;
    const instead = fallback === undefined ? 'questions fail' : `${fallback.provider} answers`;
    this.logger.warn(
      `The language model ${model.provider} (${model.model}) failed its check at the start: ${reason}. Until it works, ${instead}.${detail}`,
    );
  }

  private warnOfMissingPrice({ provider, model }: LanguageModel): void {
    const today = new Date().toISOString().slice(0, 10);
    if (this.prices.has(provider, model, today)) return;
    this.logger.log(
      `${provider} (${model}) has no price: its requests are counted as unpriced, see LLM_PRICES_FILE`,
    );
  }
}

function toReason({ provider }: LanguageModel, { kind }: LanguageModelError): string {
  const setting = SETTINGS[provider]?.[kind];
  return setting === undefined ? kind : `${kind}, check ${setting}`;
}
