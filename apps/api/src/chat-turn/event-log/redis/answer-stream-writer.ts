import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { inTime, type RedisClient } from '@app/redis';
import { type AnswerEvent, isLastEvent } from '../answer-event.js';
import {
  ENDED_LIFETIME_SECONDS,
  OWNER_EPOCH,
  MOST_ENTRIES,
  STREAM_LIFETIME_SECONDS,
  streamKey,
  toEntry,
} from './answer-stream.js';

/** Unconfirmed entries; beyond it Redis is too slow, and entries are dropped. */
const MOST_IN_FLIGHT = 2_000;
/** How often a stream's lifetime is renewed, in entries. */
const RENEW_EVERY = 200;
/** How long local readers wait for an entry to be written; a slower Redis does not delay them. */
const PATIENCE_MS = 50;
/** A longer wait means that this process was paused. */
const PAUSE_MS = 1_000;
/** After so long an entry counts as lost. */
const LONGEST_WRITE_MS = 5_000;

interface Written {
  position: number;
  pending: AnswerEvent[];
  /** Resolves when everything before was delivered. */
  delivered: Promise<void>;
  isSealed: boolean;
}

export interface WriterEvents {
  /** Gives the events to the readers of this process. */
  deliver: (messageId: string, events: AnswerEvent[]) => void;
  /** Another process sealed the answer; its readers get nothing more of it. */
  sealed: (messageId: string) => void;
}

/**
 * Writes the events of this process's answers to Redis, and only then gives them to its own readers: what a reader got
 * of an answer survives the process. While Redis is unavailable, readers get them at once.
 */
export class AnswerStreamWriter {
  private readonly answers = new Map<string, Written>();
  private readonly grown = new Set<string>();
  private readonly delivering = new Set<Promise<void>>();
  private inFlight = 0;

  constructor(
    private readonly client: RedisClient,
    private readonly prefix: string,
    private readonly events: WriterEvents,
  ) {}

  append(messageId: string, event: AnswerEvent): void {
    let answer = this.answers.get(messageId);
    if (answer === undefined) {
      answer = { position: 0, pending: [], delivered: Promise.resolve(), isSealed: false };
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

  /** The events of one turn of the event loop are one entry per answer, in one packet. */
  private flush(): void {
    for (const messageId of this.grown) {
      const answer = this.answers.get(messageId);
      if (answer === undefined) continue;
      const events = answer.pending;
      answer.pending = [];
      answer.position += 1;
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
    // The process was paused, so Redis's replies have still to be read.
    if (performance.now() - begunAt > PAUSE_MS) await sleep(PATIENCE_MS, undefined, { ref: false });
    await before;
    // Of a sealed answer only the stored end is sent.
    const seen = answer.isSealed ? events.filter(isLastEvent) : events;
    if (seen.length > 0) this.events.deliver(messageId, seen);
  }

  /** An entry that cannot be written is lost: readers of other nodes detect the gap. */
  private async write(
    messageId: string,
    answer: Written,
    events: AnswerEvent[],
    isEnd: boolean,
  ): Promise<void> {
    if (this.inFlight >= MOST_IN_FLIGHT || answer.isSealed) return;
    this.inFlight += 1;
    const { position } = answer;
    const key = streamKey(this.prefix, messageId);
    try {
      const added = this.client.xAdd(key, `${OWNER_EPOCH}-${position}`, toEntry(events), {
        TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: MOST_ENTRIES },
      });
      // Also when it comes after the wait below has ended.
      added.catch((error: unknown) => {
        if (isSealed(error)) this.seal(messageId, answer);
      });
      const lifetime = isEnd ? ENDED_LIFETIME_SECONDS : STREAM_LIFETIME_SECONDS;
      const renewed =
        isEnd || position % RENEW_EVERY === 1 ? this.client.expire(key, lifetime) : Promise.resolve(1);
      await inTime(Promise.all([added, renewed]), LONGEST_WRITE_MS);
    } catch {
      // The connection logs why.
    } finally {
      this.inFlight -= 1;
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
