import type { AnswerEvent } from './chat-events.js';
import { EventQueue } from './event-queue.js';

/**
 * One answer as it arrives: its events in order, each chunk once, however often the connection was cut.
 * Events that come before the acknowledgement (which tells the answer's id) are kept until it is known.
 */
export class Answer {
  readonly events = new EventQueue<AnswerEvent>();
  /** The answer's id, known with the acknowledgement. */
  messageId: string | undefined;
  /** The last chunk received; what `resume` asks for begins after it. */
  lastSeq = 0;
  isFinished = false;
  private early: AnswerEvent[] = [];

  acknowledge(messageId: string): void {
    this.messageId = messageId;
    const early = this.early;
    this.early = [];
    for (const event of early) this.receive(event);
  }

  receive(event: AnswerEvent): void {
    if (this.messageId === undefined) {
      this.early.push(event);
      return;
    }
    // An error without an id concerns the connection, so this answer too.
    if (event.data.message_id !== undefined && event.data.message_id !== this.messageId) return;
    if (event.event === 'response_chunk') {
      if (event.data.seq <= this.lastSeq) return;
      this.lastSeq = event.data.seq;
    }
    this.events.push(event);
    if (event.event === 'response_end') {
      this.isFinished = true;
      this.events.end();
    }
  }
}
