import { AnswerFeed } from './answer-feed.js';
import type { AnswerEvent } from './protocol.js';

/**
 * The answers of one connection by id. Those that began before anybody asked for them are kept too while they run: the
 * acknowledgement that names an answer may come behind its first events, and an answer of another connection of the
 * person may be followed later.
 */
export class AnswerTracker {
  private readonly claimed = new Map<string, AnswerFeed>();
  private readonly unclaimed = new Map<string, AnswerFeed>();
  private expected = 0;
  private failure: { reason: unknown } | undefined;

  /** Answers that somebody reads and that have not ended. */
  get unfinished(): AnswerFeed[] {
    return [...this.claimed.values()].filter((feed) => !feed.isClosed);
  }

  /**
   * Announces an answer whose id is not known yet; until then every answer's events are kept.
   * @returns what takes the announcement back
   */
  expect(): () => void {
    this.expected += 1;
    let isExpected = true;
    return () => {
      if (!isExpected) return;
      isExpected = false;
      this.expected -= 1;
      if (this.expected > 0) return;
      for (const [id, feed] of this.unclaimed) if (feed.isClosed) this.unclaimed.delete(id);
    };
  }

  /** @returns the answer that somebody reads and in which text is missing before this event, if so */
  receive(event: AnswerEvent): AnswerFeed | undefined {
    const id = event.data.message_id;
    if (id === undefined) return undefined;
    const claimed = this.claimed.get(id);
    const feed = claimed ?? this.unclaimed.get(id) ?? this.begin(id, event);
    const receipt = feed?.receive(event);
    if (feed?.isClosed === true) this.remove(feed);
    return receipt === 'gap' ? claimed : undefined;
  }

  /**
   * The answer with this id, from now on followed until its end.
   * @param afterSeq where a new one starts; one that is known starts where it did
   */
  claim(messageId: string, afterSeq = 0): AnswerFeed {
    const known = this.claimed.get(messageId) ?? this.unclaimed.get(messageId);
    const feed = known ?? new AnswerFeed(messageId, afterSeq);
    this.unclaimed.delete(messageId);
    if (this.failure !== undefined) feed.fail(this.failure.reason);
    if (!feed.isClosed) this.claimed.set(messageId, feed);
    return feed;
  }

  fail(feed: AnswerFeed, reason: unknown): void {
    feed.fail(reason);
    this.remove(feed);
  }

  /** Fails every answer, also those to come. */
  failAll(reason: unknown): void {
    this.failure = { reason };
    for (const feed of this.claimed.values()) feed.fail(reason);
    this.claimed.clear();
    this.unclaimed.clear();
  }

  /** The connection is cut: nothing comes any more of what nobody asked for. */
  interrupt(): void {
    if (this.expected === 0) this.unclaimed.clear();
  }

  private begin(id: string, event: AnswerEvent): AnswerFeed | undefined {
    if (this.expected === 0 && event.event !== 'response_start') return undefined;
    const feed = new AnswerFeed(id);
    this.unclaimed.set(id, feed);
    return feed;
  }

  private remove({ messageId }: AnswerFeed): void {
    this.claimed.delete(messageId);
    if (this.expected === 0) this.unclaimed.delete(messageId);
  }
}
