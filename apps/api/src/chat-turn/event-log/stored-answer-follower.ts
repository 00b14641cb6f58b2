import type { ChatMessageEntity } from '../../chat-session/chat-message.entity.js';
import { type AnswerEvent, toChunk, toEndFields } from './answer-event.js';
import type { AnswerFollower } from './answer-event-log.js';

const POLL_MS = 1_000;

/** Reads an answer from its stored message: an ended one, or one of another process, whose checkpoints are polled. */
export class StoredAnswerFollower implements AnswerFollower {
  private readonly events: AnswerEvent[] = [];
  private offset: number;
  private timer: NodeJS.Timeout | null = null;
  private isClosed = false;

  /**
   * @param from `offset` may exceed the stored text, since checkpoints lag behind
   * @param reload returns null if the message was deleted
   */
  constructor(
    answer: ChatMessageEntity,
    from: { offset: number; withStart: boolean },
    private readonly reload: () => Promise<ChatMessageEntity | null>,
    private readonly onChange: () => void,
  ) {
    this.offset = from.offset;
    if (from.withStart) this.events.push(startOf(answer), ...toolCallsOf(answer));
    this.take(answer);
  }

  read(): AnswerEvent[] {
    return this.events.splice(0);
  }

  close(): void {
    this.isClosed = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private take(answer: ChatMessageEntity): void {
    const ids = { message_id: answer.id, session_id: answer.sessionId };
    const missed = answer.content.slice(this.offset);
    if (missed !== '') {
      this.events.push(toChunk(ids, this.offset, missed));
      this.offset = answer.content.length;
    }
    if (answer.status === 'streaming') {
      this.timer = setTimeout(() => void this.poll(answer), POLL_MS);
      this.timer.unref();
      return;
    }
    for (const part of answer.parts ?? [])
      this.events.push({ event: 'response_part', data: { ...ids, part } });
    this.events.push({
      event: 'response_end',
      data: { ...ids, ...toEndFields(answer) },
    });
  }

  private async poll(known: ChatMessageEntity): Promise<void> {
    // An unavailable database counts as no change.
    const answer = await this.reload().catch(() => known);
    if (this.isClosed) return;
    this.take(answer ?? { ...known, status: 'stopped' });
    if (this.events.length > 0) this.onChange();
  }
}

function startOf(answer: ChatMessageEntity): AnswerEvent {
  return {
    event: 'response_start',
    data: {
      message_id: answer.id,
      session_id: answer.sessionId,
      reply_to: answer.replyTo,
      timestamp: answer.createdAt.toISOString(),
    },
  };
}

function toolCallsOf(answer: ChatMessageEntity): AnswerEvent[] {
  return (answer.toolCalls ?? []).map((call) => ({
    event: 'tool_call',
    data: {
      message_id: answer.id,
      session_id: answer.sessionId,
      tool_call_id: call.tool_call_id,
      name: call.name,
      status: call.status,
      arguments: call.arguments,
      duration_ms: call.duration_ms,
      ...(call.row_count === null ? {} : { row_count: call.row_count }),
    },
  }));
}
