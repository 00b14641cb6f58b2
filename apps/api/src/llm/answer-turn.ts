import { footer } from '@app/analyst';
import type { AliasEntry } from '@app/mma';
import { Logger } from '@nestjs/common';
import { AnswerText } from './answer-text/answer-text.js';
import { RepeatedStart } from './answer-text/repeated-start.js';
import type { Generation } from './answer-request.js';
import { boundReading } from './bounded-reading.js';
import { checkClaims, findFirmUnverified } from './grounding/check-claims.js';
import type { Facts } from './grounding/facts/facts.js';
import { withholdUnverified } from './answer-text/withhold.js';
import type {
  LanguageModel,
  ModelEvent,
  ModelMessage,
  ModelReading,
  ModelRequest,
} from './language-model.js';
import { LanguageModelError } from './language-model.errors.js';
import { ModelReply } from './model-reply.js';
import type { ModelRequester } from './model-requester.js';
import { MAX_ATTEMPT_SHARE } from './retry-policy.js';
import { ANSWER_PROMPT, closingNote, correctionPrompt, unverifiedNote } from './prompts.js';
import { factsOf, figureCheck } from './turn-facts.js';
import { type ToolCaller, toFinishedEvent, toResultMessage, TurnTools } from './turn-tools.js';

/** Token budget of an answer's tool rounds; above it the model must answer without further tools. */
const MAX_TOOL_TOKENS = 300_000;
/** Share of `timeoutMs` after which no more tools are called. */
const TOOL_TIME_SHARE = 0.6;

export interface AnswerTurnOptions {
  maxTokens: number;
  /** Rounds with tools; one more round without tools follows. */
  maxToolRounds: number;
  timeoutMs: number;
  /** What happens to figures that the model could not correct. @default 'mark' */
  unverified?: 'mark' | 'withhold';
  /** Other names of fighters, for the check of names. */
  aliases?: readonly AliasEntry[];
  /** Day of the newest bout in the data; null without data. */
  readDataUntil?: (signal: AbortSignal) => Promise<string | null>;
}

/** One model's attempt at an answer: alternates model requests and tool calls until the model calls no more tools. */
export class AnswerTurn {
  private readonly logger = new Logger(AnswerTurn.name);
  private readonly facts: Facts;
  private readonly tools: TurnTools;
  private readonly text: AnswerText;
  private readonly messages: ModelMessage[];
  /** The unverified text that the model was told to write again. */
  private rejected: { text: string; shownBefore: number } | null = null;
  private repeated = new RepeatedStart('');
  private dataUntil: string | null = null;

  constructor(
    private readonly model: LanguageModel,
    private readonly generation: Generation,
    tools: ToolCaller,
    private readonly requester: ModelRequester,
    private readonly options: AnswerTurnOptions,
  ) {
    this.facts = factsOf(generation, options.aliases);
    this.tools = new TurnTools(tools, this.facts);
    const isChecked = model.isFinished !== true;
    this.text = new AnswerText({
      language: isChecked ? generation.language : null,
      figures: isChecked ? figureCheck(this.facts, () => this.comparesFigures) : null,
    });
    this.messages = [...generation.request.messages];
  }

  /** Whether nothing was emitted. */
  get isEmpty(): boolean {
    return this.text.isEmpty;
  }

  /** Emits what is held back, when the model failed after its first text; figures are marked. */
  keepRest(): void {
    if (this.generation.signal.aborted) return;
    this.emitText(this.text.flush());
    this.emitText(this.text.sendHeld());
    this.emitGrounding();
  }

  /** @throws LanguageModelError, or the signal's reason when it is aborted */
  async run(): Promise<void> {
    await this.readDataUntil();
    for (let round = 0; ; round += 1) {
      const isLast = this.isLastRound(round);
      const reply = await this.nextReply(isLast);
      if (reply === null) return this.close(new ModelReply());
      if (isLast || reply.calls.length === 0 || reply.cut) {
        if (this.mayRewrite(reply, isLast)) this.askToRewrite(reply);
        else return this.close(reply);
      } else {
        await this.callTools(reply);
      }
    }
  }

  /** Before the first result there is nothing to compare with: figures are sent, unless they are to be withheld. */
  private get comparesFigures(): boolean {
    return this.tools.metas.length > 0 || this.options.unverified === 'withhold';
  }

  /** Without it the model is not told how far the data reaches; the answer is generated all the same. */
  private async readDataUntil(): Promise<void> {
    if (this.model.isFinished === true) return;
    const { signal } = this.generation;
    try {
      this.dataUntil = (await this.options.readDataUntil?.(signal)) ?? null;
    } catch (error) {
      signal.throwIfAborted();
      this.logger.warn('the day until which the data reaches could not be read', error);
    }
  }

  /** Null when a model that was to correct itself failed: its first text stays. */
  private async nextReply(isLast: boolean): Promise<ModelReply | null> {
    const reply = new ModelReply();
    try {
      await this.request(this.toModelRequest(isLast), reply);
      return reply;
    } catch (error) {
      if (this.rejected === null || !(error instanceof LanguageModelError) || this.generation.signal.aborted)
        throw error;
      this.logger.warn(`${this.model.provider} failed while correcting figures (${error.kind})`);
      return null;
    }
  }

  private async callTools({ calls, content }: ModelReply): Promise<void> {
    const { emit, signal } = this.generation;
    // An introduction in another language is of no use to the reader.
    if (this.text.fault === 'language') this.text.takeHeld();
    for (const call of calls) emit({ type: 'tool_started', call });
    const results = await this.tools.run(calls, signal, (finished) => emit(toFinishedEvent(finished)));
    emit({ type: 'sources', sources: this.tools.sources });
    this.messages.push({ role: 'assistant', content }, toResultMessage(results));
    this.emitText(this.text.recheck());
    this.text.breakParagraph();
  }

  private isLastRound(round: number): boolean {
    const { request, startedAt } = this.generation;
    const { usage } = request.account;
    const tokens = usage.input_tokens + usage.cache_read_input_tokens + usage.cache_creation_input_tokens;
    return (
      round >= this.options.maxToolRounds ||
      tokens + usage.output_tokens >= MAX_TOOL_TOKENS ||
      (round > 0 && performance.now() - startedAt > this.options.timeoutMs * TOOL_TIME_SHARE)
    );
  }

  private toModelRequest(isLast: boolean): ModelRequest {
    const { context } = this.generation.request;
    return {
      system: ANSWER_PROMPT,
      ...(context === undefined ? {} : { context: { ...context, dataUntil: this.dataUntil } }),
      messages: [...this.messages],
      tools: this.tools.definitions(),
      toolChoice: isLast ? 'none' : 'auto',
      maxTokens: this.options.maxTokens,
    };
  }

  /** Sends one model request. Emits its usage even when it fails. */
  private async request(
    modelRequest: ModelRequest,
    reply: ModelReply,
    kind: 'answer' | 'correction' = 'answer',
  ): Promise<void> {
    const { request, signal, emit } = this.generation;
    const { account } = request;
    const receive = (event: ModelEvent): boolean => {
      reply.add(event);
      if (event.type === 'reading' && kind === 'answer') this.emitReading(event);
      if (event.type !== 'text') return true;
      this.emitText(this.text.accept(this.repeated.push(event.text)));
      reply.cut = this.text.isFull;
      return !reply.cut;
    };
    try {
      const maxRetriedAttemptMs = this.options.timeoutMs * MAX_ATTEMPT_SHARE;
      const terms = { kind, account, signal, maxRetriedAttemptMs };
      await this.requester.request(this.model, modelRequest, terms, receive);
      this.emitText(this.text.accept(this.repeated.flush()));
      this.emitText(this.text.flush());
    } finally {
      if (signal.aborted) this.emitText(this.text.flush());
      emit({ type: 'usage', usage: account.usage });
    }
  }

  private emitText(text: string): void {
    if (text !== '') this.generation.emit({ type: 'text', text });
  }

  private emitGrounding(): void {
    this.generation.emit({ type: 'grounding', grounding: checkClaims(this.text.text, this.facts) });
  }

  private emitReading(told: ModelReading): void {
    const bounded = boundReading(told);
    if ((told.state ?? null) !== null && bounded.state === undefined)
      this.logger.warn(`the state of a ${this.model.provider} answer is too large or no JSON`);
    this.generation.emit({ type: 'reading', ...bounded });
  }

  /** A model is told once, if there is a round left. */
  private mayRewrite(reply: ModelReply, isLast: boolean): boolean {
    return (
      this.text.fault === 'figures' &&
      this.rejected === null &&
      !isLast &&
      !reply.cut &&
      reply.stopReason !== 'max_tokens' &&
      reply.stopReason !== 'refusal'
    );
  }

  private askToRewrite(reply: ModelReply): void {
    const shown = this.text.text;
    const held = this.text.takeHeld();
    const figures = findFirmUnverified(shown + held, this.facts)
      .filter(({ offset }) => offset >= shown.length)
      .map(({ text }) => text);
    this.logger.warn(`${this.model.provider} is told of ${figures.length} unverified figures`);
    this.rejected = { text: held, shownBefore: shown.length };
    this.repeated = new RepeatedStart(this.text.openSentence);
    this.messages.push(
      { role: 'assistant', content: reply.content },
      { role: 'user', content: [{ type: 'text', text: unverifiedNote(figures, shown) }] },
    );
  }

  private async close(reply: ModelReply): Promise<void> {
    const { language, emit } = this.generation;
    const note = reply.cut ? 'too_long' : reply.stopReason;
    const isCut = note === 'too_long' || note === 'max_tokens' || note === 'refusal';
    await this.sendRest(isCut);
    if (isCut) {
      emit({ type: 'cut_short' });
      this.emitText(`${this.isEmpty ? '' : '\n\n'}${closingNote(note, language)}`);
    } else if (this.isEmpty) {
      throw new LanguageModelError('incomplete', { detail: 'the model returned no text' });
    }
    this.emitGrounding();
    if (this.model.isFinished !== true) {
      const notes = footer(this.tools.metas, true, language);
      if (notes !== '') this.emitText(`\n\n${notes}`);
    }
    for (const part of this.tools.parts) emit({ type: 'part', part });
  }

  private async sendRest(isCut: boolean): Promise<void> {
    const { fault } = this.text;
    const held = fault === null ? this.unreplaced() : this.text.takeHeld();
    if (held === '') return;
    if (fault === 'language' && !isCut) await this.translate(held);
    else this.sendUnverified(held);
  }

  /** The rejected text, if nothing was written in its place. */
  private unreplaced(): string {
    const { rejected } = this;
    return rejected?.shownBefore === this.text.text.length ? rejected.text : '';
  }

  private sendUnverified(held: string): void {
    const { language } = this.generation;
    const isWithheld = this.options.unverified === 'withhold' && this.model.isFinished !== true;
    const text = isWithheld ? withholdUnverified(this.text.text, held, this.facts, language) : held;
    this.emitText(this.text.send(text));
  }

  /** Sends a text in the language of the question in its place; on failure the text stays as it is. */
  private async translate(held: string): Promise<void> {
    const { language, signal } = this.generation;
    this.logger.warn(`${this.model.provider} did not answer in ${language}`);
    const messages: ModelMessage[] = [{ role: 'user', content: [{ type: 'text', text: held }] }];
    const correction = { system: correctionPrompt(language), messages, tools: [] };
    const shownBefore = this.text.text.length;
    this.text.stopCheckingLanguage();
    try {
      await this.request(
        { ...correction, maxTokens: this.options.maxTokens },
        new ModelReply(),
        'correction',
      );
    } catch (error) {
      if (signal.aborted || !(error instanceof LanguageModelError)) throw error;
    }
    const rest = this.text.takeHeld();
    const isTranslated = this.text.text.length > shownBefore || rest !== '';
    this.sendUnverified(isTranslated ? rest : held);
  }
}
