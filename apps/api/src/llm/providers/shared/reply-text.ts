import type { ModelEvent, ModelStopReason } from '../../language-model.js';
import { LanguageModelError } from '../../language-model.errors.js';
import { beginsLikeReasoning, type ReasoningHabit } from './omitted-opening.js';
import { PendingText } from './pending-text.js';
import { ReplyBounds } from './reply-bounds.js';
import { CLOSING, MARK, OPENING, startOfPartialMark, TAG_WINDOW } from './reply-marks.js';
import {
  beginsBareCall,
  CALL_NOTATIONS,
  type CallNotation,
  looksLikeCall,
  readJsonCalls,
  type TextualCall,
} from './textual-calls.js';
import { newPortableCallId } from './vendor-values.js';

/**
 * `start`: no text yet. `unsure`: the text so far may be reasoning whose opening tag is missing. `bare`: the reply may
 * be one call as JSON.
 */
type Mode = 'start' | 'text' | 'reasoning' | 'unsure' | 'bare' | { notation: CallNotation };

/**
 * Finds what a reply's text should not contain: reasoning in tags becomes `reasoning` events, tool calls that are
 * written as text become `tool_call` events. Other text passes on at once, but for a beginning that may be a tag. One
 * per reply.
 */
export class ReplyText {
  private mode: Mode = 'start';
  private readonly pending = new PendingText();
  private previous = '';
  private hasReasoned = false;
  private hasText = false;
  private calls = 0;
  private readonly bounds = new ReplyBounds();
  private events: ModelEvent[] = [];

  /** @param isShown false when the text is read as a whole, so that it can be held back */
  constructor(
    private readonly tools: ReadonlySet<string>,
    private readonly habit: ReasoningHabit,
    private readonly isShown = true,
  ) {}

  /** @throws LanguageModelError `malformed` for a call as text that cannot be run, `oversized` */
  read(events: readonly ModelEvent[]): readonly ModelEvent[] {
    if (events.every(({ type }) => type !== 'text' && type !== 'stop' && type !== 'tool_call')) return events;
    this.events = [];
    for (const event of events) {
      if (event.type === 'text') this.push(event.text);
      else if (event.type === 'stop') this.finish(event);
      else {
        // Text that is held back precedes the call.
        if (event.type === 'tool_call' && typeof this.mode === 'string') this.releaseAll(this.mode);
        this.events.push(event);
      }
    }
    return this.events;
  }

  private push(text: string): void {
    this.pending.text += text;
    while (this.pending.text !== '' && this.advance());
  }

  private finish({ reason, usage }: Extract<ModelEvent, { type: 'stop' }>): void {
    if (this.mode === 'unsure') this.finishUnsure(reason);
    const rest = this.pending.take();
    if (this.mode === 'bare') this.finishBare(rest);
    else if (typeof this.mode === 'object') this.endCalls(this.mode.notation, rest);
    else if (this.mode === 'reasoning') this.reason(rest);
    else this.emit(rest);
    if (this.hasText && (reason === 'end_turn' || reason === 'tool_calls')) this.habit.learnPlain();
    const isCall = this.calls > 0 && reason === 'end_turn';
    this.events.push({ type: 'stop', reason: isCall ? 'tool_calls' : reason, usage });
  }

  /** Handles the beginning of the pending text. @returns false when more text is needed */
  private advance(): boolean {
    switch (this.mode) {
      case 'start':
        return this.begin();
      case 'text':
        return this.findMark();
      case 'reasoning':
        return this.skipReasoning();
      case 'unsure':
        return this.findOmission();
      case 'bare':
        this.pending.hold(0);
        this.bounds.checkArguments(this.pending.heldLength);
        return false;
      default:
        return this.collectCalls(this.mode.notation);
    }
  }

  private begin(): boolean {
    const text = this.pending.text.trimStart();
    if (text === '') return false;
    const isBare = beginsBareCall(text);
    if (isBare === null) return false;
    if (isBare) this.mode = 'bare';
    else if (this.hasReasoned || this.habit.isSeparate || /^[<[]/.test(text)) this.mode = 'text';
    else if (this.habit.isSuspect || !this.isShown) this.mode = 'unsure';
    else {
      const isReasoning = beginsLikeReasoning(text);
      if (isReasoning === null) return false;
      this.mode = isReasoning ? 'unsure' : 'text';
    }
    return true;
  }

  private findMark(): boolean {
    const mark = this.nextMark();
    if (mark === null) {
      this.emit(this.pending.takeFirst(startOfPartialMark(this.pending.text)));
      return false;
    }
    const [found] = mark;
    this.emit(this.pending.takeBefore(mark));
    if (OPENING.test(found)) this.mode = 'reasoning';
    else if (CLOSING.test(found)) this.closeStray();
    else {
      const notation = CALL_NOTATIONS.find(({ beginnings }) => beginnings.includes(found.toLowerCase()));
      if (notation !== undefined) this.mode = { notation };
    }
    return true;
  }

  /** The first mark of the pending text. */
  private nextMark(): RegExpExecArray | null {
    const { text } = this.pending;
    if (!text.includes('<') && !text.includes('[')) return null;
    MARK.lastIndex = this.previous === '`' && /^[<[]/.test(text) ? 1 : 0;
    return MARK.exec(text);
  }

  /** A closing tag without an opening one: what preceded it was reasoning. */
  private closeStray(): void {
    const isLeak = this.hasText && !this.hasReasoned;
    this.hasReasoned = true;
    if (!isLeak || this.habit.isSeparate) return;
    this.habit.learnOmission();
    throw new LanguageModelError('malformed', { detail: 'reasoning without an opening tag' });
  }

  private skipReasoning(): boolean {
    const closing = CLOSING.exec(this.pending.text);
    if (closing === null) {
      this.reason(this.pending.takeFirst(Math.max(0, this.pending.text.length - TAG_WINDOW)));
      return false;
    }
    this.endReasoning(closing);
    return true;
  }

  private findOmission(): boolean {
    const mark = this.nextMark();
    if (mark === null) {
      this.previous = this.pending.hold(TAG_WINDOW) || this.previous;
      this.bounds.checkReasoning(this.pending.heldLength);
      return false;
    }
    if (!CLOSING.test(mark[0])) {
      this.pending.join();
      this.mode = 'text';
    } else {
      this.habit.learnOmission();
      this.endReasoning(mark);
    }
    return true;
  }

  private endReasoning(closing: RegExpExecArray): void {
    this.reason(this.pending.takeBefore(closing));
    this.hasReasoned = true;
    this.mode = this.hasText ? 'text' : 'start';
  }

  /** A reply that was cut off within what begins like reasoning is all reasoning. */
  private finishUnsure(reason: ModelStopReason): void {
    const isReasoning = this.habit.isSuspect || beginsLikeReasoning(this.pending.start) === true;
    if (reason !== 'max_tokens' || !isReasoning) return this.release();
    this.pending.join();
    this.mode = 'reasoning';
  }

  private release(): void {
    this.pending.join();
    this.mode = 'text';
    while (this.pending.text !== '' && this.advance());
  }

  private releaseAll(mode: Mode): void {
    if (mode !== 'start' && mode !== 'text' && mode !== 'unsure') return;
    this.release();
    if (this.mode === 'text') this.emit(this.pending.take());
  }

  private finishBare(text: string): void {
    const calls = readJsonCalls(text, this.tools);
    if (calls !== null) this.emitCalls(calls);
    else if (looksLikeCall(text, this.tools)) throw malformed(text);
    else this.emit(text);
  }

  private collectCalls(notation: CallNotation): boolean {
    const closing = notation.closing?.exec(this.pending.text) ?? null;
    if (closing === null) {
      this.pending.hold(TAG_WINDOW);
      this.bounds.checkArguments(this.pending.heldLength);
      return false;
    }
    this.endCalls(notation, this.pending.takeBefore(closing));
    this.mode = 'text';
    return true;
  }

  private endCalls(notation: CallNotation, text: string): void {
    const calls = notation.read(text, this.tools);
    if (calls === null) throw malformed(text);
    this.emitCalls(calls);
  }

  private emitCalls(calls: readonly TextualCall[]): void {
    for (const { name, arguments: parameters } of calls) {
      this.bounds.countCall();
      this.calls += 1;
      this.events.push({ type: 'tool_call', id: newPortableCallId(), name, arguments: parameters });
    }
  }

  private emit(text: string): void {
    if (text === '') return;
    this.previous = text.at(-1) ?? '';
    // What follows a call is the model's guess at the result.
    if (this.calls > 0) return this.reason(text);
    this.hasText ||= text.trim() !== '';
    this.events.push({ type: 'text', text });
  }

  private reason(text: string): void {
    if (text !== '') this.events.push({ type: 'reasoning', text });
  }
}

const malformed = (text: string): LanguageModelError =>
  new LanguageModelError('malformed', { detail: `tool call as text: ${text.trim().slice(0, 200)}` });
