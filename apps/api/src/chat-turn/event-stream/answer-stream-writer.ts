import type { RedisClient } from '@app/redis';
import { type AnswerEvent, isLastEvent } from '../answer-event.js';
import {
  ENDED_LIFETIME_SECONDS,
  MAKER_EPOCH,
  MOST_ENTRIES,
  STREAM_LIFETIME_SECONDS,
  streamKey,
  toEntry,
} from './answer-stream.js';

/** Entries that may be on their way; beyond it Redis is too slow, and entries are lost rather than kept. */
const MOST_ON_THE_WAY = 2_000;
/** How often a stream's lifetime is renewed, in entries. */
const RENEW_EVERY = 200;

interface Written {
  place: number;
  pending: AnswerEvent[];
}

/** Copies the events of this process's answers into Redis, behind the back of who makes them: it never waits. */
export class AnswerStreamWriter {
  private readonly answers = new Map<string, Written>();
  private readonly grown = new Set<string>();
  private onTheWay = 0;

  constructor(
    private readonly client: RedisClient,
    private readonly prefix: string,
    private readonly onSealed: (messageId: string) => void,
  ) {}

  append(messageId: string, event: AnswerEvent): void {
    let answer = this.answers.get(messageId);
    if (answer === undefined) {
      answer = { place: 0, pending: [] };
      this.answers.set(messageId, answer);
    }
    answer.pending.push(event);
    if (this.grown.size === 0) setImmediate(() => this.flush());
    this.grown.add(messageId);
  }

  drop(messageId: string): void {
    this.answers.delete(messageId);
    this.grown.delete(messageId);
  }

  /** Everything of one turn of the event loop goes in one entry per answer, and in one packet. */
  private flush(): void {
    for (const messageId of this.grown) {
      const answer = this.answers.get(messageId);
      if (answer === undefined) continue;
      const events = answer.pending;
      answer.pending = [];
      answer.place += 1;
      const isEnd = events.some(isLastEvent);
      void this.write(messageId, answer.place, events, isEnd);
      if (isEnd) this.answers.delete(messageId);
    }
    this.grown.clear();
  }

  /** An entry that cannot be written is lost: readers see the gap in the numbers. */
  private async write(
    messageId: string,
    place: number,
    events: AnswerEvent[],
    isEnd: boolean,
  ): Promise<void> {
    if (this.onTheWay >= MOST_ON_THE_WAY) return;
    this.onTheWay += 1;
    const key = streamKey(this.prefix, messageId);
    try {
      const added = this.client.xAdd(key, `${MAKER_EPOCH}-${place}`, toEntry(events), {
        TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: MOST_ENTRIES },
      });
      const lifetime = isEnd ? ENDED_LIFETIME_SECONDS : STREAM_LIFETIME_SECONDS;
      const renewed =
        isEnd || place % RENEW_EVERY === 1 ? this.client.expire(key, lifetime) : Promise.resolve(1);
      await Promise.all([added, renewed]);
    } catch (error) {
      if (isSealed(error)) this.onSealed(messageId);
    } finally {
      this.onTheWay -= 1;
    }
  }
}

/** Redis refuses ids that do not grow. */
const isSealed = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('equal or smaller than the target stream top item');
