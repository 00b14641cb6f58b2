import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { inTime, type RedisClient } from '@app/redis';
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
/** How long readers wait for an entry to be written. A Redis that is slower than this holds no answer up. */
const PATIENCE_MS = 50;
/** A wait that took so long was not one for Redis. */
const PAUSE_MS = 1_000;
/** After so long an entry counts as lost. */
const LONGEST_WRITE_MS = 5_000;

interface Written {
  place: number;
  pending: AnswerEvent[];
  /** Resolves when everything before was delivered. */
  delivered: Promise<void>;
  isSealed: boolean;
}

export interface WriterEvents {
  /** Readers of this process may have these events now. */
  deliver: (messageId: string, events: AnswerEvent[]) => void;
  /** Another process gave the answer up; nothing more of it may be seen. */
  sealed: (messageId: string) => void;
}

/**
 * Writes the events of this process's answers into Redis, and only then lets its own readers have them: what anybody
 * has seen of an answer survives the process. While Redis is away they have them at once.
 */
export class AnswerStreamWriter {
  private readonly answers = new Map<string, Written>();
  private readonly grown = new Set<string>();
  private readonly delivering = new Set<Promise<void>>();
  private onTheWay = 0;

  constructor(
    private readonly client: RedisClient,
    private readonly prefix: string,
    private readonly events: WriterEvents,
  ) {}

  append(messageId: string, event: AnswerEvent): void {
    let answer = this.answers.get(messageId);
    if (answer === undefined) {
      answer = { place: 0, pending: [], delivered: Promise.resolve(), isSealed: false };
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

  /** Resolves when all that was added is delivered. */
  async settled(): Promise<void> {
    while (this.grown.size + this.delivering.size > 0) {
      await nextTurn();
      await Promise.all(this.delivering);
    }
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
      const written = this.write(messageId, answer, events, isEnd);
      const delivered = this.deliver(messageId, answer, events, written);
      answer.delivered = delivered;
      this.delivering.add(delivered);
      void delivered.finally(() => this.delivering.delete(delivered));
      if (isEnd) this.answers.delete(messageId);
    }
    this.grown.clear();
  }

  private async deliver(
    messageId: string,
    answer: Written,
    events: AnswerEvent[],
    written: Promise<void>,
  ): Promise<void> {
    const before = answer.delivered;
    const begunAt = performance.now();
    await Promise.race([written, sleep(PATIENCE_MS, undefined, { ref: false })]);
    // The process was paused: not Redis was slow, and its answers are still to be read.
    if (performance.now() - begunAt > PAUSE_MS) await sleep(PATIENCE_MS, undefined, { ref: false });
    await before;
    // Of a sealed answer only the end that stands is told.
    const seen = answer.isSealed ? events.filter(isLastEvent) : events;
    if (seen.length > 0) this.events.deliver(messageId, seen);
  }

  /** An entry that cannot be written is lost: readers elsewhere see the gap in the numbers. */
  private async write(
    messageId: string,
    answer: Written,
    events: AnswerEvent[],
    isEnd: boolean,
  ): Promise<void> {
    if (this.onTheWay >= MOST_ON_THE_WAY || answer.isSealed) return;
    this.onTheWay += 1;
    const { place } = answer;
    const key = streamKey(this.prefix, messageId);
    try {
      const added = this.client.xAdd(key, `${MAKER_EPOCH}-${place}`, toEntry(events), {
        TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: MOST_ENTRIES },
      });
      // However late it comes: the wait below may have ended before.
      added.catch((error: unknown) => {
        if (isSealed(error)) this.seal(messageId, answer);
      });
      const lifetime = isEnd ? ENDED_LIFETIME_SECONDS : STREAM_LIFETIME_SECONDS;
      const renewed =
        isEnd || place % RENEW_EVERY === 1 ? this.client.expire(key, lifetime) : Promise.resolve(1);
      await inTime(Promise.all([added, renewed]), LONGEST_WRITE_MS);
    } catch {
      // Its connection tells why.
    } finally {
      this.onTheWay -= 1;
    }
  }

  private seal(messageId: string, answer: Written): void {
    if (answer.isSealed) return;
    answer.isSealed = true;
    this.events.sealed(messageId);
  }
}

/** Redis refuses ids that do not grow. */
const isSealed = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('equal or smaller than the target stream top item');
