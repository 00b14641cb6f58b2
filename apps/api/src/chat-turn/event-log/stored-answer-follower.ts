import type { AnswerEvent } from './answer-event.js';
import { toChunk } from './answer-event.js';
import type { AnswerFollower } from './answer-event-log.js';
import type { StoredAnswer } from '../answer.repository.js';
import { toEndFields } from '../running-answer.js';

const POLL_MS = 1_000;

/**
 * Reads an answer from its stored message: one that ended long ago, or one that another process makes (or made, until
 * it died), whose checkpoints are looked at from time to time.
 */
export class StoredAnswerFollower implements AnswerFollower {
  private readonly events: AnswerEvent[] = [];
  private offset: number;
  private timer: NodeJS.Timeout | null = null;
  private isClosed = false;

  /**
   * @param from `offset` may lie behind the text that is stored so far: what its maker sent is ahead of the checkpoints.
   * `withStart`: what came before the text is given too
   * @param reload reads the message again; null when it was deleted
   */
  constructor(
    answer: StoredAnswer,
    from: { offset: number; withStart: boolean },
    private readonly reload: () => Promise<StoredAnswer | null>,
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

  private take(answer: StoredAnswer): void {
    const ids = { messageId: answer.id, sessionId: answer.sessionId };
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
    this.events.push({
      event: 'response_end',
      data: { message_id: answer.id, session_id: answer.sessionId, ...toEndFields(answer) },
    });
  }

  private async poll(known: StoredAnswer): Promise<void> {
    // A database that is away for a moment is no end: the next look may see it.
    const answer = await this.reload().catch(() => known);
    if (this.isClosed) return;
    this.take(answer ?? { ...known, status: 'stopped' });
    if (this.events.length > 0) this.onChange();
  }
}

function startOf(answer: StoredAnswer): AnswerEvent {
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

function toolCallsOf(answer: StoredAnswer): AnswerEvent[] {
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
