import type { AnswerEvent } from './answer-event.js';

/** One reader's position in an answer. Readers pull, so that a slow one needs no queue. */
export interface AnswerFollower {
  /** Events since the last call, adjacent chunks joined; empty if there are none. */
  read(): AnswerEvent[];
  close(): void;
}

/** Notifications of a follower. Must not throw. */
export interface FollowerEvents {
  onChange: () => void;
  /** The log lost the answer or a part of it: continue with the stored message. */
  onLost: () => void;
}

/** The events of streaming and recently ended answers. Later readers are served from the stored message. */
export abstract class AnswerEventLog {
  /** Appends the next event; the first one opens the answer's log, `response_end` closes it. */
  abstract append(messageId: string, event: AnswerEvent): void;

  /** Drops an answer whose end cannot be stored; its followers continue with the stored message. */
  abstract drop(messageId: string): void;

  /**
   * Follows after `afterSeq` (beyond the text: its end). @returns null if the log lacks the answer
   * @param isStreaming according to the database; a log does not wait for an ended answer
   */
  abstract follow(
    messageId: string,
    afterSeq: number,
    events: FollowerEvents,
    isStreaming: boolean,
  ): Promise<AnswerFollower | null>;

  /** Resolves when every appended event can be read. */
  settled(): Promise<void> {
    return Promise.resolve();
  }

  /** Stops appends by a dead or paused process. @returns the text sent to readers; null if unknown */
  abstract seal(messageId: string): Promise<string | null>;

  /** Removes the log of an answer that has ended: of this process, and of all nodes where they share one. Never rejects. */
  async forget(messageId: string): Promise<void> {
    this.drop(messageId);
  }

  onSealed(_listener: (messageId: string) => void): void {
    // The log of a single process is never sealed.
  }
}
