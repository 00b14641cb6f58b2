import type { AnswerEvent } from './answer-event.js';

/** One reader's position in an answer. Readers pull, so that a slow one needs no queue of its own. */
export interface AnswerFollower {
  /** Everything since the last call, neighbouring chunks as one; empty when nothing is new. */
  read(): AnswerEvent[];
  close(): void;
}

/** Notifications of a follower. Must not throw. */
export interface FollowerEvents {
  /** There is something new to read. */
  onChange: () => void;
  /** The log lost the answer or a part of it: continue with the stored message. */
  onLost: () => void;
}

/**
 * The events of streaming answers and of those that ended recently. Only the stored message lasts; later readers are
 * served from it.
 */
export abstract class AnswerEventLog {
  /** Adds the next event of an answer; the first one opens its log, `response_end` closes it. */
  abstract append(messageId: string, event: AnswerEvent): void;

  /** Drops an answer whose end this process cannot store; its followers continue with the stored message. */
  abstract drop(messageId: string): void;

  /**
   * Follows an answer after `afterSeq`; 0 is its beginning, and an offset beyond its text counts as the text's end.
   * @param isStreaming by the database; a log does not wait for an answer that has ended
   * @returns null when this log does not hold the answer
   */
  abstract follow(
    messageId: string,
    afterSeq: number,
    events: FollowerEvents,
    isStreaming: boolean,
  ): Promise<AnswerFollower | null>;

  /** Resolves when everything that was appended can be read. */
  settled(): Promise<void> {
    return Promise.resolve();
  }

  /**
   * Seals the log of an answer whose process is gone, so that the process can append nothing more.
   * @returns the text that its readers got; null when that is unknown
   */
  abstract seal(messageId: string): Promise<string | null>;

  /** Calls the listener when another process sealed an answer of this one. */
  onSealed(_listener: (messageId: string) => void): void {
    // The log of a single process is never sealed.
  }
}
