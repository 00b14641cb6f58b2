import type { AnswerEvent } from './answer-event.js';

/** One reader's place in an answer. It is pulled from, so that a slow reader needs no queue of its own. */
export interface AnswerFollower {
  /** Everything since the last call, neighbouring chunks as one; empty when nothing is new. */
  read(): AnswerEvent[];
  close(): void;
}

/** What a reader is called for. Neither may throw. */
export interface FollowerEvents {
  /** There is something new to read. */
  onChange: () => void;
  /** The log holds no more of the answer, or not all of it: only the stored message goes on. */
  onLost: () => void;
}

/**
 * The events of the answers that are being made, and of those that ended a short while ago. The stored message, not
 * this log, is what lasts: whoever asks later is served from there.
 */
export abstract class AnswerEventLog {
  /** Adds the next event of an answer; the first one opens its log, `response_end` closes it. */
  abstract append(messageId: string, event: AnswerEvent): void;

  /** Forgets an answer whose end this process cannot store; its followers go on with the stored message. */
  abstract drop(messageId: string): void;

  /**
   * Starts to follow an answer behind `afterSeq`; 0 is its beginning, and a place behind its text is the text's end.
   * @param isBeingMade as far as the database knows: of what has ended nothing is waited for
   * @returns null when this log does not hold the answer
   */
  abstract follow(
    messageId: string,
    afterSeq: number,
    events: FollowerEvents,
    isBeingMade: boolean,
  ): Promise<AnswerFollower | null>;

  /** Resolves when everything that was added can be read. */
  settled(): Promise<void> {
    return Promise.resolve();
  }

  /**
   * Closes the log of an answer whose process is gone, so that it can add nothing more, should it come back.
   * @returns the text as its readers know it; null when that is not known
   */
  abstract seal(messageId: string): Promise<string | null>;

  /** Calls the listener when an answer of this process turns out to be sealed by another one. */
  onSealed(_listener: (messageId: string) => void): void {
    // A log that nobody shares is sealed by nobody.
  }
}
