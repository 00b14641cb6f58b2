import { detectLanguage, footer, isWrittenIn, type Language } from '@app/analyst';
import type { Source, TokenUsage } from '@app/chat-protocol';
import { Logger } from '@nestjs/common';
import type { RequestAccount } from '../usage/request-account.js';
import { AnswerProgress } from './answer-progress.js';
import { boundReading } from './bounded-reading.js';
import type {
  ConversationContext,
  LanguageModel,
  ModelEvent,
  ModelMessage,
  ModelReading,
  ModelRequest,
  ModelToolCall,
} from './language-model.js';
import {
  AnswerDeadlineError,
  LanguageModelError,
  type LanguageModelErrorKind,
} from './language-model.errors.js';
import { ModelReply } from './model-reply.js';
import type { ModelRequester } from './model-requester.js';
import { ANSWER_PROMPT, ANSWER_PROMPT_VERSION, closingNote, correctionPrompt } from './prompts.js';
import { boundForModel } from './tool-results.js';
import { type FinishedToolCall, type ToolCaller, TurnTools } from './turn-tools.js';

/** Token budget of an answer's tool rounds; above it the model must answer without further tools. */
const MAX_TOOL_TOKENS = 300_000;
/** Share of `timeoutMs` after which no more tools are called. */
const TOOL_TIME_SHARE = 0.6;

interface AnswerLoopOptions {
  maxTokens: number;
  /** Rounds with tools; one more round without tools follows. */
  maxToolRounds: number;
  timeoutMs: number;
}

export interface AnswerRequest {
  question: string;
  messages: ModelMessage[];
  context?: ConversationContext;
  account: RequestAccount;
}

interface SelectedModel {
  provider: string;
  model: string;
  promptVersion: string;
  /** The first provider that failed, if this model is a fallback. */
  fallback: { from: string; reason: LanguageModelErrorKind } | null;
}

export type AnswerLoopEvent =
  | ({ type: 'model' } & SelectedModel)
  | { type: 'text'; text: string }
  | { type: 'tool_started'; call: ModelToolCall }
  | { type: 'tool_finished'; call: ModelToolCall; ok: boolean; rowCount: number | null; durationMs: number }
  /** Summed over the answer's requests so far. */
  | { type: 'usage'; usage: TokenUsage }
  | { type: 'sources'; sources: Source[] }
  /** The last one since the last `model` counts. */
  | ({ type: 'reading' } & ModelReading)
  /** The answer was cut or refused; a note follows. */
  | { type: 'cut_short' }
  /** Whether the answer was generated for another user's equal question. */
  | { type: 'cached'; cached: boolean };

/** Receives the events of an answer. Must not throw. */
export type EmitAnswerEvent = (event: AnswerLoopEvent) => void;

interface Generation {
  request: AnswerRequest;
  language: Language;
  progress: AnswerProgress;
  startedAt: number;
  signal: AbortSignal;
  emit: EmitAnswerEvent;
}

/** Generates one answer: alternates model requests and tool calls until the model calls no more tools. */
export class AnswerLoop {
  private readonly logger = new Logger(AnswerLoop.name);

  /** @param models in order of preference; a model is replaced only if it fails before its first text */
  constructor(
    readonly models: readonly LanguageModel[],
    private readonly tools: ToolCaller,
    private readonly requester: ModelRequester,
    private readonly options: AnswerLoopOptions,
  ) {}

  /**
   * Resolves when the answer is complete.
   * @throws LanguageModelError, AnswerDeadlineError, or the signal's reason when it is aborted
   */
  async run(request: AnswerRequest, signal: AbortSignal, emit: EmitAnswerEvent): Promise<void> {
    const deadline = new AbortController();
    const timer = setTimeout(
      () => deadline.abort(new AnswerDeadlineError(this.options.timeoutMs)),
      this.options.timeoutMs,
    );
    try {
      await this.answerWithFallback({
        request,
        language: detectLanguage(request.question),
        progress: new AnswerProgress(),
        startedAt: performance.now(),
        signal: AbortSignal.any([signal, deadline.signal]),
        emit,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  private async answerWithFallback(generation: Generation): Promise<void> {
    let fallback: SelectedModel['fallback'] = null;
    for (const [index, model] of this.models.entries()) {
      const { provider, model: name } = model;
      try {
        generation.emit({
          type: 'model',
          provider,
          model: name,
          promptVersion: ANSWER_PROMPT_VERSION,
          fallback,
        });
        await this.answerWith(model, generation);
        return;
      } catch (error) {
        const next = this.models[index + 1];
        const mayFallBack =
          error instanceof LanguageModelError && !generation.signal.aborted && generation.progress.isEmpty;
        if (next === undefined || !mayFallBack) throw error;
        fallback ??= { from: provider, reason: error.kind };
        this.logger.warn(`${provider} failed (${error.kind}); ${next.provider} answers`);
      }
    }
  }

  private async answerWith(model: LanguageModel, generation: Generation): Promise<void> {
    const { request, progress, signal, emit } = generation;
    const messages = [...request.messages];
    const tools = new TurnTools(this.tools);
    for (let round = 0; ; round += 1) {
      const isLast = this.isLastRound(round, generation);
      const reply = new ModelReply();
      await this.request(model, this.toModelRequest(generation, messages, isLast), reply, generation);
      if (isLast || reply.calls.length === 0 || reply.cut) {
        await this.close(model, reply, tools, generation);
        return;
      }
      for (const call of reply.calls) emit({ type: 'tool_started', call });
      const results = await tools.run(reply.calls, signal, (finished) => emit(toFinishedEvent(finished)));
      emit({ type: 'sources', sources: tools.sources });
      messages.push({ role: 'assistant', content: reply.content }, toResultMessage(results));
      progress.breakParagraph();
    }
  }

  private isLastRound(round: number, { request, startedAt }: Generation): boolean {
    const { usage } = request.account;
    const tokens = usage.input_tokens + usage.cache_read_input_tokens + usage.cache_creation_input_tokens;
    return (
      round >= this.options.maxToolRounds ||
      tokens + usage.output_tokens >= MAX_TOOL_TOKENS ||
      (round > 0 && performance.now() - startedAt > this.options.timeoutMs * TOOL_TIME_SHARE)
    );
  }

  private toModelRequest({ request }: Generation, messages: ModelMessage[], isLast: boolean): ModelRequest {
    return {
      system: ANSWER_PROMPT,
      ...(request.context === undefined ? {} : { context: request.context }),
      messages,
      tools: this.tools.definitions(),
      toolChoice: isLast ? 'none' : 'auto',
      maxTokens: this.options.maxTokens,
    };
  }

  /** Sends one model request. Emits its usage even when it fails. */
  private async request(
    model: LanguageModel,
    modelRequest: ModelRequest,
    reply: ModelReply,
    { request: { account }, progress, signal, emit }: Generation,
    kind: 'answer' | 'correction' = 'answer',
  ): Promise<void> {
    const receive = (event: ModelEvent): boolean => {
      reply.add(event);
      if (event.type === 'reading' && kind === 'answer') this.emitReading(model, event, emit);
      if (event.type !== 'text') return true;
      const text = progress.accept(event.text);
      if (text !== '') emit({ type: 'text', text });
      reply.cut = progress.isFull;
      return !reply.cut;
    };
    try {
      await this.requester.request(model, modelRequest, { kind, account, signal }, receive);
    } finally {
      const rest = progress.flush();
      if (rest !== '') emit({ type: 'text', text: rest });
      emit({ type: 'usage', usage: account.usage });
    }
  }

  private emitReading(model: LanguageModel, told: ModelReading, emit: EmitAnswerEvent): void {
    const bounded = boundReading(told);
    if ((told.state ?? null) !== null && bounded.state === undefined)
      this.logger.warn(`the state of a ${model.provider} answer is too large or no JSON`);
    emit({ type: 'reading', ...bounded });
  }

  private async close(
    model: LanguageModel,
    reply: ModelReply,
    tools: TurnTools,
    generation: Generation,
  ): Promise<void> {
    const { progress, language, emit } = generation;
    const note = reply.cut ? 'too_long' : reply.stopReason;
    if (note === 'too_long' || note === 'max_tokens' || note === 'refusal') {
      emit({ type: 'cut_short' });
      emit({ type: 'text', text: `${progress.isEmpty ? '' : '\n\n'}${closingNote(note, language)}` });
    } else if (progress.isEmpty) {
      throw new LanguageModelError('incomplete', { detail: 'the model returned no text' });
    }
    if (model.isFinished === true) return;
    if (!reply.cut && !isWrittenIn(progress.text, language)) await this.correct(model, generation);
    const notes = footer(tools.metas, true, language);
    if (notes !== '') emit({ type: 'text', text: `\n\n${notes}` });
  }

  /** Regenerates the answer in the language of the question; on failure the answer stays as it is. */
  private async correct(model: LanguageModel, generation: Generation): Promise<void> {
    const { progress, language, signal } = generation;
    const messages: ModelMessage[] = [{ role: 'user', content: [{ type: 'text', text: progress.text }] }];
    const { maxTokens } = this.options;
    const correction = { system: correctionPrompt(language), messages, tools: [], maxTokens };
    this.logger.warn(`${model.provider} did not answer in ${language}`);
    progress.breakParagraph();
    try {
      await this.request(model, correction, new ModelReply(), generation, 'correction');
    } catch (error) {
      if (signal.aborted || !(error instanceof LanguageModelError)) throw error;
    }
  }
}

function toFinishedEvent({ call, outcome, durationMs }: FinishedToolCall): AnswerLoopEvent {
  const rowCount = outcome.ok ? outcome.result.meta.row_count : null;
  return { type: 'tool_finished', call, ok: outcome.ok, rowCount, durationMs };
}

function toResultMessage(results: FinishedToolCall[]): ModelMessage {
  return {
    role: 'user',
    content: results.map(({ call, outcome }) => ({
      type: 'tool_result',
      id: call.id,
      name: call.name,
      result: boundForModel(outcome),
      isError: !outcome.ok,
    })),
  };
}
