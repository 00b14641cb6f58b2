import type { ChatMessageEntity } from '../../chat-session/chat-message.entity.js';
import { type AnswerEvent, isLastEvent } from './answer-event.js';
import type { AnswerFollower, FollowerEvents } from './answer-event-log.js';
import { AnswerNotFoundError } from '../chat-turn.errors.js';
import { StoredAnswerFollower } from './stored-answer-follower.js';

/** Reads an answer from its log; if the log is lost, continues with the stored message at the same offset. */
export class FailoverFollower implements AnswerFollower {
  readonly events: FollowerEvents;
  private source: AnswerFollower | null = null;
  private hasStarted: boolean;
  private isLost = false;
  private isClosed = false;

  /** @param reload reads the stored message; null if it was deleted */
  constructor(
    private offset: number,
    private readonly onChange: () => void,
    private readonly reload: () => Promise<ChatMessageEntity | null>,
  ) {
    this.hasStarted = offset > 0;
    this.events = { onChange, onLost: () => void this.leaveLog() };
  }

  readLog(log: AnswerFollower): void {
    this.source = log;
    if (this.isLost) void this.leaveLog();
  }

  /** @throws AnswerNotFoundError if it is null */
  readStored(answer: ChatMessageEntity | null): void {
    if (answer === null) throw new AnswerNotFoundError();
    this.source = new StoredAnswerFollower(
      answer,
      { offset: this.offset, withStart: !this.hasStarted },
      this.reload,
      this.onChange,
    );
  }

  read(): AnswerEvent[] {
    const events = this.source?.read() ?? [];
    for (const { event, data } of events) {
      this.hasStarted = true;
      if (event === 'response_chunk') this.offset = data.seq;
    }
    return events;
  }

  close(): void {
    this.isClosed = true;
    this.source?.close();
  }

  private async leaveLog(): Promise<void> {
    this.isLost = true;
    const { source: log } = this;
    if (log === null) return;
    const unread = this.read();
    log.close();
    this.source = { read: () => unread.splice(0), close: () => undefined };
    // The log of an ended answer was evicted: the unread events are all that is missing.
    if (unread.some(isLastEvent)) return;
    for (;;) {
      // Also retries while the database is unavailable.
      const answer = await this.reload().catch(() => undefined);
      if (this.isClosed) return;
      if (answer === undefined) {
        await pause();
        continue;
      }
      this.switchTo(answer, unread);
      return;
    }
  }

  private switchTo(answer: ChatMessageEntity | null, unread: AnswerEvent[]): void {
    if (answer === null) return;
    this.readStored(answer);
    const stored = this.source;
    if (stored === null) return;
    this.source = {
      read: () => [...unread.splice(0), ...stored.read()],
      close: () => stored.close(),
    };
    this.onChange();
  }
}

const RETRY_MS = 500;
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, RETRY_MS).unref();
  });
