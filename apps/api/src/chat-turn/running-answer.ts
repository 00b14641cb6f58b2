import {
  AppError,
  DatabaseUnavailableError,
  type ErrorPayload,
  toErrorPayload,
  NO_TOKENS,
} from '@app/chat-protocol';
import { isDatabaseUnavailable } from '@app/database';
import type { AnswerOutcome } from '../chat-session/answer.repository.js';
import type { StoredTurn } from '../chat-session/turn.repository.js';
import type { AnswerLoopEvent } from '../llm/answer-events.js';
import { DeltaCoalescer } from './delta-coalescer.js';
import { type AnswerEventPayloads, toChunk, toEndFields } from './event-log/answer-event.js';
import type { AnswerEventLog } from './event-log/answer-event-log.js';

export class StopRequested extends Error {}
export class ProcessEnding extends Error {}
/** Another process ended the answer. */
export class LeaseLost extends Error {}

export type AnswerEnd =
  | { kind: 'end'; status: AnswerOutcome['status']; error: ErrorPayload | null }
  /** This process must not store it. */
  | { kind: 'lost' };

export const COMPLETE: AnswerEnd = { kind: 'end', status: 'complete', error: null };

export function toAnswerEnd(reason: unknown): AnswerEnd {
  if (reason instanceof LeaseLost) return { kind: 'lost' };
  if (reason instanceof StopRequested) return { kind: 'end', status: 'stopped', error: null };
  if (reason instanceof ProcessEnding) return { kind: 'end', status: 'interrupted', error: null };
  const error = isDatabaseUnavailable(reason) ? new DatabaseUnavailableError(reason) : reason;
  return { kind: 'end', status: 'failed', error: toErrorPayload(error) };
}

export const isUnexpected = (reason: unknown): boolean =>
  !(
    reason instanceof AppError ||
    reason instanceof LeaseLost ||
    reason instanceof StopRequested ||
    reason instanceof ProcessEnding
  );

/** Of an answer without one. */
export const NO_READING = { reading: null, suggestions: [], modelState: null };

type Details = Omit<AnswerOutcome, 'status' | 'content' | 'failureCode'>;

export class RunningAnswer {
  /** Aborted with {@link StopRequested}, {@link ProcessEnding} or {@link LeaseLost}. */
  readonly abort = new AbortController();
  readonly ended: Promise<void>;
  markEnded: () => void = () => undefined;
  /** The text sent to readers. */
  text = '';
  /** Pieces of the text. */
  chunks = 0;
  /** `performance.now()`; null until it happens. */
  readonly times: { started: number; firstChunk: number | null; stopRequested: number | null } = {
    started: performance.now(),
    firstChunk: null,
    stopRequested: null,
  };
  /** Stored length of the text; times of the last renewal and re-check of the lease (`performance.now()`). */
  readonly checkpoint = { length: 0, at: performance.now(), recheckedAt: 0 };
  private readonly details: Details & {
    toolCalls: NonNullable<Details['toolCalls']>;
    parts: NonNullable<Details['parts']>;
  } = {
    toolCalls: [],
    sources: [],
    parts: [],
    usage: NO_TOKENS,
    grounding: null,
    ...NO_READING,
    provider: null,
    model: null,
    fallbackFrom: null,
    fallbackReason: null,
    promptVersion: null,
    cached: false,
  };
  private readonly ids: { message_id: string; session_id: string };
  private readonly coalescer: DeltaCoalescer;

  constructor(
    readonly turn: StoredTurn,
    readonly userId: number,
    /** False for a regeneration. */
    readonly isNewQuestion: boolean,
    private readonly log: AnswerEventLog,
    windowMs: () => number,
  ) {
    this.ids = { message_id: turn.answerId, session_id: turn.sessionId };
    this.coalescer = new DeltaCoalescer((text) => this.appendText(text), windowMs);
    this.ended = new Promise((resolve) => {
      this.markEnded = resolve;
    });
  }

  get id(): string {
    return this.turn.answerId;
  }

  start(): void {
    this.log.append(this.id, {
      event: 'response_start',
      data: { ...this.ids, reply_to: this.turn.questionId, timestamp: new Date().toISOString() },
    });
  }

  apply(event: AnswerLoopEvent): void {
    switch (event.type) {
      case 'text':
        this.coalescer.push(event.text);
        return;
      case 'model':
        // Each model reads the question itself: the reading of the failed one does not count.
        Object.assign(this.details, NO_READING);
        this.details.provider = event.provider;
        this.details.model = event.model;
        this.details.promptVersion = event.promptVersion;
        this.details.fallbackFrom = event.fallback?.from ?? null;
        this.details.fallbackReason = event.fallback?.reason ?? null;
        return;
      case 'reading':
        this.details.reading = event.reading;
        this.details.suggestions = event.suggestions;
        this.details.modelState = event.state ?? null;
        return;
      case 'cached':
        this.details.cached = event.cached;
        return;
      case 'usage':
        this.details.usage = event.usage;
        return;
      case 'sources':
        this.details.sources = event.sources;
        return;
      case 'part':
        this.coalescer.flush();
        this.details.parts.push(event.part);
        this.log.append(this.id, { event: 'response_part', data: { ...this.ids, part: event.part } });
        return;
      case 'grounding':
        this.details.grounding = event.grounding;
        return;
      case 'tool_started':
        this.appendToolCall(event.call, { status: 'running' });
        return;
      case 'tool_finished':
        this.finishToolCall(event);
        return;
      case 'cut_short':
        return;
    }
  }

  /** Sends the buffered text; call before the end. */
  flush(): void {
    this.coalescer.flush();
  }

  fail(error: ErrorPayload): void {
    this.log.append(this.id, { event: 'error', data: { error, ...this.ids } });
  }

  toOutcome(status: AnswerOutcome['status'], failureCode: string | null): AnswerOutcome {
    const isUsable = status === 'complete' || status === 'stopped';
    return { ...this.details, ...(isUsable ? {} : NO_READING), status, content: this.text, failureCode };
  }

  /** Sends the part of the stored text that readers lack. */
  catchUp(stored: string): void {
    if (stored.length > this.text.length && stored.startsWith(this.text)) {
      this.appendText(stored.slice(this.text.length));
    }
  }

  end(stored: Parameters<typeof toEndFields>[0]): void {
    this.log.append(this.id, { event: 'response_end', data: { ...this.ids, ...toEndFields(stored) } });
  }

  private appendText(content: string): void {
    this.chunks += 1;
    this.times.firstChunk ??= performance.now();
    const chunk = toChunk(this.ids, this.text.length, content);
    this.text += content;
    this.log.append(this.id, chunk);
  }

  private finishToolCall(event: Extract<AnswerLoopEvent, { type: 'tool_finished' }>): void {
    const { call, ok, rowCount, durationMs } = event;
    const status = ok ? 'done' : 'error';
    this.details.toolCalls.push({
      tool_call_id: call.id,
      name: call.name,
      arguments: call.arguments,
      status,
      row_count: rowCount,
      duration_ms: durationMs,
    });
    const rows = rowCount === null ? {} : { row_count: rowCount };
    this.appendToolCall(call, { status, duration_ms: durationMs, ...rows });
  }

  private appendToolCall(
    call: { id: string; name: string; arguments: unknown },
    progress: Pick<AnswerEventPayloads['tool_call'], 'status' | 'row_count' | 'duration_ms'>,
  ): void {
    this.coalescer.flush();
    this.log.append(this.id, {
      event: 'tool_call',
      data: { ...this.ids, tool_call_id: call.id, name: call.name, arguments: call.arguments, ...progress },
    });
  }
}
