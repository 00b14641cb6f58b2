import { type ErrorPayload } from '@app/chat-protocol';
import { NO_TOKENS, type TokenUsage } from '@app/common';
import type { ToolSource } from '@app/mma';
import type { ToolCallRecord } from '../chat-session/chat-message.entity.js';
import type { AnsweringModel, AnswerLoopEvent } from '../llm/answer-loop.js';
import { toAnswerUsage } from '../chat-session/answer-usage.js';
import { type AnswerEventPayloads, toChunk } from './event-log/answer-event.js';
import type { AnswerEventLog } from './event-log/answer-event-log.js';
import type { FinishedAnswer, StoredAnswer } from './answer.repository.js';
import type { StoredTurn } from './chat-turn.repository.js';
import { DeltaCoalescer } from './delta-coalescer.js';

/** One answer in the making: what it has come to, told to its log. */
export class RunningAnswer {
  /** Aborted with one of the reasons of `end-reason.ts`. */
  readonly abort = new AbortController();
  /** Resolves when nothing more happens to the answer in this process. */
  readonly ended: Promise<void>;
  markEnded: () => void = () => undefined;
  /** The text as its readers know it. */
  text = '';
  /** What is stored of the text; when the lease was renewed, and when that was asked for out of turn (milliseconds). */
  readonly checkpoint = { length: 0, at: performance.now(), askedAt: 0 };
  private readonly toolCalls: ToolCallRecord[] = [];
  private sources: ToolSource[] = [];
  private usage: TokenUsage = NO_TOKENS;
  private model: AnsweringModel | null = null;
  private cached = false;
  private readonly coalescer: DeltaCoalescer;

  constructor(
    readonly turn: StoredTurn,
    readonly userId: number,
    /** False when an earlier question is answered again. */
    readonly isNewQuestion: boolean,
    private readonly log: AnswerEventLog,
    windowMs: () => number,
  ) {
    this.coalescer = new DeltaCoalescer((text) => this.publishText(text), windowMs);
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
      data: { ...this.ids(), reply_to: this.turn.questionId, timestamp: new Date().toISOString() },
    });
  }

  apply(event: AnswerLoopEvent): void {
    switch (event.type) {
      case 'model':
        this.model = event;
        return;
      case 'cached':
        this.cached = event.cached;
        return;
      case 'cut_short':
        return;
      case 'text':
        this.coalescer.push(event.text);
        return;
      case 'tool_started':
        this.publishToolCall(event.call, { status: 'running' });
        return;
      case 'tool_finished':
        this.finishToolCall(event);
        return;
      case 'usage':
        this.usage = event.usage;
        return;
      case 'sources':
        this.sources = event.sources;
        return;
    }
  }

  /** Gives out every text that is held back; none may be applied after it. */
  flush(): void {
    this.coalescer.flush();
  }

  fail(error: ErrorPayload): void {
    this.log.append(this.id, { event: 'error', data: { error, ...this.ids() } });
  }

  toFinished(status: FinishedAnswer['status'], failureCode: string | null): FinishedAnswer {
    const { text: content, toolCalls, sources, usage, model, cached } = this;
    return {
      status,
      content,
      toolCalls,
      sources,
      usage,
      provider: model?.provider ?? null,
      model: model?.model ?? null,
      fallbackFrom: model?.fallback?.from ?? null,
      promptVersion: model?.promptVersion ?? null,
      cached,
      failureCode,
    };
  }

  /** Gives out what is stored of the text beyond what its readers know. */
  catchUp(stored: string): void {
    if (stored.length > this.text.length && stored.startsWith(this.text)) {
      this.publishText(stored.slice(this.text.length));
    }
  }

  /** Tells the end, as it is stored. */
  end(stored: EndedAnswer): void {
    this.log.append(this.id, { event: 'response_end', data: { ...this.ids(), ...toEndFields(stored) } });
  }

  private publishText(content: string): void {
    const chunk = toChunk({ messageId: this.id, sessionId: this.turn.sessionId }, this.text.length, content);
    this.text += content;
    this.log.append(this.id, chunk);
  }

  private finishToolCall(event: Extract<AnswerLoopEvent, { type: 'tool_finished' }>): void {
    const { call, ok, rowCount, durationMs } = event;
    const status = ok ? 'done' : 'error';
    this.toolCalls.push({
      tool_call_id: call.id,
      name: call.name,
      arguments: call.arguments,
      status,
      row_count: rowCount,
      duration_ms: durationMs,
    });
    const rows = rowCount === null ? {} : { row_count: rowCount };
    this.publishToolCall(call, { status, duration_ms: durationMs, ...rows });
  }

  private publishToolCall(
    call: { id: string; name: string; arguments: unknown },
    progress: Pick<AnswerEventPayloads['tool_call'], 'status' | 'row_count' | 'duration_ms'>,
  ): void {
    this.coalescer.flush();
    this.log.append(this.id, {
      event: 'tool_call',
      data: { ...this.ids(), tool_call_id: call.id, name: call.name, arguments: call.arguments, ...progress },
    });
  }

  private ids(): { message_id: string; session_id: string } {
    return { message_id: this.id, session_id: this.turn.sessionId };
  }
}

/** What the end of an answer tells of it. */
export type EndedAnswer = Pick<
  StoredAnswer,
  | 'status'
  | 'content'
  | 'usage'
  | 'sources'
  | 'grounding'
  | 'provider'
  | 'model'
  | 'fallbackFrom'
  | 'promptVersion'
  | 'cached'
  | 'updatedAt'
>;

/** The fields of `response_end` that the stored answer gives. */
export function toEndFields(
  stored: EndedAnswer,
): Omit<AnswerEventPayloads['response_end'], 'message_id' | 'session_id'> {
  return {
    status: stored.status,
    content: stored.content,
    usage: toAnswerUsage(stored),
    sources: stored.sources ?? [],
    grounding: stored.grounding,
    cached: stored.cached,
    timestamp: stored.updatedAt.toISOString(),
  };
}
