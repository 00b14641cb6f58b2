import { AnswerFeed } from './answer-feed.js';
import type { AnswerEvent } from './protocol.js';

/**
 * Running answers without a reader are buffered too: events may precede the acknowledgement, and an answer of another
 * connection may be followed later.
 */
export class AnswerTracker {
  private readonly followed = new Map<string, AnswerFeed>();
  private readonly buffered = new Map<string, AnswerFeed>();
  private expected = 0;
  private failure: { reason: unknown } | undefined;

  get unfinished(): AnswerFeed[] {
    return [...this.followed.values()].filter((feed) => !feed.isClosed);
  }

  has(messageId: string): boolean {
    return this.followed.has(messageId) || this.buffered.has(messageId);
  }

  /** Buffers all answers until an unknown id is identified. @returns a function that cancels this */
  expect(): () => void {
    this.expected += 1;
    let isExpected = true;
    return () => {
      if (!isExpected) return;
      isExpected = false;
      this.expected -= 1;
      if (this.expected > 0) return;
      for (const [id, feed] of this.buffered) if (feed.isClosed) this.buffered.delete(id);
    };
  }

  /** @returns a followed answer that lacks text before this event, if any */
  receive(event: AnswerEvent): AnswerFeed | undefined {
    const id = event.data.message_id;
    if (id === undefined) return undefined;
    const followed = this.followed.get(id);
    const feed = followed ?? this.buffered.get(id) ?? this.begin(id, event);
    const receipt = feed?.receive(event);
    if (feed?.isClosed === true) this.remove(feed);
    return receipt === 'gap' ? followed : undefined;
  }

  /** @param afterSeq start offset of a new answer; a known one keeps its own */
  follow(messageId: string, afterSeq = 0): AnswerFeed {
    const known = this.followed.get(messageId) ?? this.buffered.get(messageId);
    const feed = known ?? new AnswerFeed(messageId, afterSeq);
    this.buffered.delete(messageId);
    if (this.failure !== undefined) feed.fail(this.failure.reason);
    if (!feed.isClosed) this.followed.set(messageId, feed);
    return feed;
  }

  fail(feed: AnswerFeed, reason: unknown): void {
    feed.fail(reason);
    this.remove(feed);
  }

  failAll(reason: unknown): void {
    this.failure = { reason };
    for (const feed of this.followed.values()) feed.fail(reason);
    this.followed.clear();
    this.buffered.clear();
  }

  interrupt(): void {
    if (this.expected === 0) this.buffered.clear();
  }

  private begin(id: string, event: AnswerEvent): AnswerFeed | undefined {
    if (this.expected === 0 && event.event !== 'response_start') return undefined;
    const feed = new AnswerFeed(id);
    this.buffered.set(id, feed);
    return feed;
  }

  private remove({ messageId }: AnswerFeed): void {
    this.followed.delete(messageId);
    if (this.expected === 0) this.buffered.delete(messageId);
  }
}
