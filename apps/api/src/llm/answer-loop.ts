import { addTokens, NO_TOKENS, type TokenUsage } from '@app/common';
import type { ToolSource } from '@app/mma';
import { Logger } from '@nestjs/common';
import { closingNote } from './closing-note.js';
import type {
  LanguageModel,
  ModelContentPart,
  ModelMessage,
  ModelStopReason,
  ModelToolCall,
} from './language-model.js';
import { AnswerDeadlineError, LanguageModelError } from './language-model.errors.js';
import type { ModelRequester } from './model-requester.js';
import { systemPrompt } from './prompts/system-prompt.v1.js';
import { boundForModel } from './tool-results.js';
import { type FinishedToolCall, type ToolCaller, TurnTools } from './turn-tools.js';

/** Longest text of one answer in UTF-16 units; far above what LLM_MAX_TOKENS allows, a bound for memory only. */
const LONGEST_ANSWER = 200_000;
/** Rough: of a request that is cut off, the provider never tells what it charges. */
const CHARACTERS_PER_TOKEN = 4;

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
}

/** What one answer is made of, in the order of its making. */
export type AnswerLoopEvent =
  /** Which model speaks from here on. */
  | { type: 'model'; provider: string; model: string }
  | { type: 'text'; text: string }
  | { type: 'tool_started'; call: ModelToolCall }
  | { type: 'tool_finished'; call: ModelToolCall; ok: boolean; rowCount: number | null; durationMs: number }
  /** Everything used so far, summed over the answer's requests. */
  | { type: 'usage'; usage: TokenUsage }
  /** Every source of the tool results so far. */
  | { type: 'sources'; sources: ToolSource[] };

/** Makes one answer: model requests and tool rounds by turns, until the model has nothing more to ask. */
export class AnswerLoop {
  private readonly logger = new Logger(AnswerLoop.name);

  /** @param models who answers; each next one only when the former failed before its first text */
  constructor(
    private readonly models: readonly LanguageModel[],
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
    const either = AbortSignal.any([signal, deadline.signal]);
    const progress = new AnswerProgress();
    try {
      for (const [index, model] of this.models.entries()) {
        try {
          yield { type: 'model', provider: model.provider, model: model.model };
          yield* this.answerWith(model, request, progress, either);
          return;
        } catch (error) {
          const next = this.models[index + 1];
          const mayFallBack = error instanceof LanguageModelError && !either.aborted && progress.length === 0;
          if (next === undefined || !mayFallBack) throw error;
          this.logger.warn(`${model.provider} failed (${error.kind}); ${next.provider} answers`);
        }
      }
    } finally {
      clearTimeout(timer);
    }
  }

  private async *answerWith(
    model: LanguageModel,
    request: AnswerRequest,
    progress: AnswerProgress,
    signal: AbortSignal,
  ): AsyncGenerator<AnswerLoopEvent> {
    const messages = [...request.messages];
    const tools = new TurnTools(this.tools);
    for (let round = 0; ; round += 1) {
      const isLast = round >= this.options.maxToolRounds;
      const reply = new ModelReply();
      yield* this.request(model, { messages, isLast }, reply, progress, signal);
      if (isLast || reply.calls.length === 0 || reply.cut) {
        yield* this.close(request.question, reply, progress);
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
    }
  }

  /** One model request. What it used is told even when it is cut off. */
  private async *request(
    model: LanguageModel,
    { messages, isLast }: { messages: ModelMessage[]; isLast: boolean },
    reply: ModelReply,
    progress: AnswerProgress,
    signal: AbortSignal,
  ): AsyncGenerator<AnswerLoopEvent> {
    const modelRequest = {
      system: systemPrompt(new Date().toISOString().slice(0, 10)),
      messages,
      tools: this.tools.definitions(),
      toolChoice: isLast ? ('none' as const) : ('auto' as const),
      maxTokens: this.options.maxTokens,
    };
    try {
      for await (const event of this.requester.stream(model, modelRequest, signal)) {
        if (event.type === 'text') {
          const text = progress.accept(reply, event.text);
          if (text !== '') yield { type: 'text', text };
          if (progress.isFull) {
            reply.cut = true;
            break;
          }
        } else if (event.type === 'tool_call') {
          reply.addCall(event);
        } else if (event.type === 'provider_block') {
          reply.content.push(event);
        } else if (event.type !== 'accepted') {
          reply.usage = event.usage;
          if (event.type === 'stop') reply.stopReason = event.reason;
        }
      }
    } catch (error) {
      yield progress.addUsage(reply);
      throw error;
    }
    yield progress.addUsage(reply);
  }

  private *close(question: string, reply: ModelReply, progress: AnswerProgress): Generator<AnswerLoopEvent> {
    if (reply.cut) {
      yield { type: 'text', text: `\n\n${closingNote('too_long', question)}` };
    } else if (reply.stopReason === 'max_tokens' || reply.stopReason === 'refusal') {
      const separator = progress.length === 0 ? '' : '\n\n';
      yield { type: 'text', text: separator + closingNote(reply.stopReason, question) };
    } else if (progress.length === 0) {
      throw new LanguageModelError('incomplete', { detail: 'the model ended without a text' });
    }
  }
}

/** What the whole answer has come to. */
class AnswerProgress {
  length = 0;
  isFull = false;
  private usage: TokenUsage = NO_TOKENS;

  addUsage(reply: ModelReply): AnswerLoopEvent {
    if (reply.usage !== null) this.usage = addTokens(this.usage, reply.usedTokens());
    return { type: 'usage', usage: this.usage };
  }

  /** Takes a piece of the reply's text; returns it as the reader shall see it. */
  accept(reply: ModelReply, piece: string): string {
    // PostgreSQL stores no NUL.
    let text = piece.includes('\0') ? piece.replaceAll('\0', '') : piece;
    if (text === '') return '';
    if (reply.text === '' && this.length > 0) text = `\n\n${text}`;
    const left = LONGEST_ANSWER - this.length;
    this.isFull = text.length >= left;
    // Never between the halves of a surrogate pair; a half that ends the piece itself may find its other half after it.
    if (text.length > left)
      text = text.slice(0, (text.codePointAt(left - 1) ?? 0) > 0xffff ? left - 1 : left);
    reply.addText(text);
    this.length += text.length;
    return text;
  }
}

/** What one model request has come to. */
class ModelReply {
  text = '';
  cut = false;
  stopReason: ModelStopReason | null = null;
  usage: TokenUsage | null = null;
  readonly calls: ModelToolCall[] = [];
  /** In the order in which it came, as it is given back to the model. */
  readonly content: ModelContentPart[] = [];

  addText(text: string): void {
    this.text += text;
    const last = this.content.at(-1);
    if (last?.type === 'text') last.text += text;
    // A model is refused its own texts of nothing but spaces.
    else if (text.trim() !== '') this.content.push({ type: 'text', text: text.trimStart() });
  }

  addCall(call: ModelToolCall): void {
    this.calls.push(call);
    this.content.push({ type: 'tool_call', id: call.id, name: call.name, arguments: call.arguments });
  }

  usedTokens(): TokenUsage {
    const usage = this.usage ?? NO_TOKENS;
    if (this.stopReason !== null) return usage;
    const written = Math.ceil(this.text.length / CHARACTERS_PER_TOKEN);
    return { ...usage, output_tokens: Math.max(usage.output_tokens, written) };
  }
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
