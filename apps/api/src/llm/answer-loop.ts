import type { TokenUsage } from '@app/common';
import type { ToolSource } from '@app/mma';
import { Logger } from '@nestjs/common';
import type { RequestAccount } from '../usage/request-account.js';
import { AnswerProgress } from './answer-progress.js';
import { closingNote } from './closing-note.js';
import { footer } from '@app/analyst';
import { detectLanguage, isWrittenIn, type Language } from '@app/analyst';
import type {
  ConversationContext,
  LanguageModel,
  ModelMessage,
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
import { ANSWER_PROMPT_VERSION, answerPrompt } from './prompts/answer-prompt.js';
import { correctionPrompt } from './prompts/correction-prompt.js';
import { boundForModel } from './tool-results.js';
import { type FinishedToolCall, type ToolCaller, TurnTools } from './turn-tools.js';

/** What the tool rounds of one answer may use before the model has to answer from what it has. */
const MOST_TOKENS_FOR_TOOLS = 300_000;
/** Share of the answer's time after which no more tools are called. */
const TIME_FOR_TOOLS = 0.6;

export interface AnswerLoopOptions {
  maxTokens: number;
  /** Rounds in which tools may be called; one more round without tools follows. */
  maxToolRounds: number;
  timeoutMs: number;
}

export interface AnswerRequest {
  /** What was asked; the last message holds it too. */
  question: string;
  messages: ModelMessage[];
  /** What the messages leave out. */
  context?: ConversationContext;
  /** Whom the requests are billed to. */
  account: RequestAccount;
}

/** Which model speaks, and why not the one that should. */
export interface AnsweringModel {
  provider: string;
  model: string;
  promptVersion: string;
  /** Set where a provider that stands before it failed. */
  fallback: { from: string; reason: LanguageModelErrorKind } | null;
}

/** What one answer is made of, in the order of its making. */
export type AnswerLoopEvent =
  /** Which model speaks from here on. */
  | ({ type: 'model' } & AnsweringModel)
  | { type: 'text'; text: string }
  | { type: 'tool_started'; call: ModelToolCall }
  | { type: 'tool_finished'; call: ModelToolCall; ok: boolean; rowCount: number | null; durationMs: number }
  /** Everything used so far, summed over the answer's requests. */
  | { type: 'usage'; usage: TokenUsage }
  /** Every source of the tool results so far. */
  | { type: 'sources'; sources: ToolSource[] }
  /** The model did not say all that it would have: its text has a note under it. */
  | { type: 'cut_short' }
  /** Whether the answer was made for the same question of somebody else. */
  | { type: 'cached'; cached: boolean };

/** One answer in the making. */
interface Making {
  request: AnswerRequest;
  language: Language;
  progress: AnswerProgress;
  startedAt: number;
  signal: AbortSignal;
}

/** Makes one answer: model requests and tool rounds by turns, until the model has nothing more to ask. */
export class AnswerLoop {
  private readonly logger = new Logger(AnswerLoop.name);

  /** @param models who answers; each next one only when the former failed before its first text */
  constructor(
    readonly models: readonly LanguageModel[],
    private readonly tools: ToolCaller,
    private readonly requester: ModelRequester,
    private readonly options: AnswerLoopOptions,
  ) {}

  /**
   * Ends when the answer is whole.
   * @throws LanguageModelError, AnswerDeadlineError, or the signal's reason when it is aborted
   */
  async *run(request: AnswerRequest, signal: AbortSignal): AsyncGenerator<AnswerLoopEvent> {
    const deadline = new AbortController();
    const timer = setTimeout(
      () => deadline.abort(new AnswerDeadlineError(this.options.timeoutMs)),
      this.options.timeoutMs,
    );
    const making: Making = {
      request,
      language: detectLanguage(request.question),
      progress: new AnswerProgress(),
      startedAt: performance.now(),
      signal: AbortSignal.any([signal, deadline.signal]),
    };
    try {
      yield* this.answerWithFirst(making);
    } finally {
      clearTimeout(timer);
    }
  }

  /** The first model that answers. */
  private async *answerWithFirst(making: Making): AsyncGenerator<AnswerLoopEvent> {
    let fallback: AnsweringModel['fallback'] = null;
    for (const [index, model] of this.models.entries()) {
      const { provider, model: name } = model;
      try {
        yield { type: 'model', provider, model: name, promptVersion: ANSWER_PROMPT_VERSION, fallback };
        yield* this.answerWith(model, making);
        return;
      } catch (error) {
        const next = this.models[index + 1];
        const mayFallBack =
          error instanceof LanguageModelError && !making.signal.aborted && making.progress.isEmpty;
        if (next === undefined || !mayFallBack) throw error;
        fallback ??= { from: provider, reason: error.kind };
        this.logger.warn(`${provider} failed (${error.kind}); ${next.provider} answers`);
      }
    }
  }

  private async *answerWith(model: LanguageModel, making: Making): AsyncGenerator<AnswerLoopEvent> {
    const { request, progress, signal } = making;
    const messages = [...request.messages];
    const tools = new TurnTools(this.tools);
    for (let round = 0; ; round += 1) {
      const isLast = this.isLastRound(round, making);
      const reply = new ModelReply();
      yield* this.request(model, this.toModelRequest(making, messages, isLast), reply, making);
      if (isLast || reply.calls.length === 0 || reply.cut) {
        yield* this.close(model, reply, tools, making);
        return;
      }
      const results: FinishedToolCall[] = [];
      for (const call of reply.calls) yield { type: 'tool_started', call };
      for await (const finished of tools.run(reply.calls, signal)) {
        results.push(finished);
        yield toFinishedEvent(finished);
      }
      yield { type: 'sources', sources: tools.sources };
      messages.push({ role: 'assistant', content: reply.content }, toResultMessage(reply.calls, results));
      progress.breakParagraph();
    }
  }

  /** Whether the rounds, the time or the tokens for tools are used up. */
  private isLastRound(round: number, { request, startedAt }: Making): boolean {
    const { usage } = request.account;
    const tokens = usage.input_tokens + usage.cache_read_input_tokens + usage.cache_creation_input_tokens;
    return (
      round >= this.options.maxToolRounds ||
      tokens + usage.output_tokens >= MOST_TOKENS_FOR_TOOLS ||
      (round > 0 && performance.now() - startedAt > this.options.timeoutMs * TIME_FOR_TOOLS)
    );
  }

  private toModelRequest({ request }: Making, messages: ModelMessage[], isLast: boolean): ModelRequest {
    return {
      system: answerPrompt(new Date().toISOString().slice(0, 10)),
      ...(request.context === undefined ? {} : { context: request.context }),
      messages,
      tools: this.tools.definitions(),
      toolChoice: isLast ? 'none' : 'auto',
      maxTokens: this.options.maxTokens,
    };
  }

  /** One model request. What it used is told even when it is cut off. */
  private async *request(
    model: LanguageModel,
    modelRequest: ModelRequest,
    reply: ModelReply,
    { request, progress, signal }: Making,
    kind: 'answer' | 'correction' = 'answer',
  ): AsyncGenerator<AnswerLoopEvent> {
    const { account } = request;
    try {
      for await (const event of this.requester.stream(model, modelRequest, { kind, account, signal })) {
        reply.add(event);
        if (event.type !== 'text') continue;
        const text = progress.accept(event.text);
        if (text !== '') yield { type: 'text', text };
        if (progress.isFull) {
          reply.cut = true;
          break;
        }
      }
    } catch (error) {
      yield* endOfRequest(progress, account);
      throw error;
    }
    yield* endOfRequest(progress, account);
  }

  /** What stands under the model's own text. */
  private async *close(
    model: LanguageModel,
    reply: ModelReply,
    tools: TurnTools,
    making: Making,
  ): AsyncGenerator<AnswerLoopEvent> {
    const { progress, language } = making;
    const note = reply.cut ? 'too_long' : reply.stopReason;
    if (note === 'too_long' || note === 'max_tokens' || note === 'refusal') {
      yield { type: 'cut_short' };
      yield* say(`${progress.isEmpty ? '' : '\n\n'}${closingNote(note, language)}`);
    } else if (progress.isEmpty) {
      throw new LanguageModelError('incomplete', { detail: 'the model ended without a text' });
    }
    if (model.isFinished === true) return;
    if (!reply.cut && !isWrittenIn(progress.text, language)) yield* this.correct(model, making);
    const under = footer(tools.metas, true, language);
    if (under !== '') yield* say(`\n\n${under}`);
  }

  /** Says the answer again in the language of the question; without success the answer stands as it is. */
  private async *correct(model: LanguageModel, making: Making): AsyncGenerator<AnswerLoopEvent> {
    const { progress, language, signal } = making;
    const messages: ModelMessage[] = [{ role: 'user', content: [{ type: 'text', text: progress.text }] }];
    const { maxTokens } = this.options;
    const correction = { system: correctionPrompt(language), messages, tools: [], maxTokens };
    this.logger.warn(`${model.provider} answered in another language than ${language}`);
    progress.breakParagraph();
    try {
      yield* this.request(model, correction, new ModelReply(), making, 'correction');
    } catch (error) {
      if (signal.aborted || !(error instanceof LanguageModelError)) throw error;
    }
  }
}

function* endOfRequest(progress: AnswerProgress, account: RequestAccount): Generator<AnswerLoopEvent> {
  const held = progress.flush();
  if (held !== '') yield { type: 'text', text: held };
  yield { type: 'usage', usage: account.usage };
}

function* say(text: string): Generator<AnswerLoopEvent> {
  yield { type: 'text', text };
}

function toFinishedEvent({ call, outcome, durationMs }: FinishedToolCall): AnswerLoopEvent {
  const rowCount = outcome.ok ? outcome.result.meta.row_count : null;
  return { type: 'tool_finished', call, ok: outcome.ok, rowCount, durationMs };
}

/** Results stand in the order of their calls, however they ended. */
function toResultMessage(calls: ModelToolCall[], results: FinishedToolCall[]): ModelMessage {
  return {
    role: 'user',
    content: calls.flatMap((call) => {
      const finished = results.find((result) => result.call === call);
      if (finished === undefined) return [];
      const { outcome } = finished;
      return [
        {
          type: 'tool_result',
          id: call.id,
          name: call.name,
          result: boundForModel(outcome),
          isError: !outcome.ok,
        },
      ];
    }),
  };
}
