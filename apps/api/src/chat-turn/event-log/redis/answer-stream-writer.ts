import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { inTime, type RedisClient } from '@app/redis';
import { type AnswerEvent, isLastEvent } from '../answer-event.js';
import {
  ENDED_LIFETIME_SECONDS,
  OWNER_EPOCH,
  MAX_ENTRIES,
  STREAM_LIFETIME_SECONDS,
  streamKey,
  toEntry,
} from './answer-stream.js';

/** Maximum of unconfirmed entries; if Redis is slower, entries are dropped. */
const MAX_IN_FLIGHT = 2_000;
/** Entries between two renewals of a stream's lifetime. */
const RENEW_EVERY = 200;
/** How long local readers wait for a write to Redis. */
const PATIENCE_MS = 50;
/** A longer turn of the event loop means that this process was paused. */
const PAUSE_MS = 1_000;
const PAUSE_CHECK_MS = 200;
/** A write without a reply for this long counts as lost. */
const WRITE_TIMEOUT_MS = 5_000;

interface Written {
  position: number;
  pending: AnswerEvent[];
  /** Resolves when all earlier events are delivered. */
  delivered: Promise<void>;
  /** After a pause, until Redis accepts a write: another process may have ended the answer. */
  isDoubtful: boolean;
  isSealed: boolean;
}

interface Write {
  /** Resolves on Redis's reply, or when the write counts as lost. */
  written: Promise<void>;
  /** Resolves on Redis's reply only. */
  replied: Promise<void>;
}

const NOT_WRITTEN: Write = { written: Promise.resolve(), replied: Promise.resolve() };

interface WriterEvents {
  deliver: (messageId: string, events: AnswerEvent[]) => void;
  sealed: (messageId: string) => void;
}

/**
 * Writes events to Redis before local delivery, so that everything a reader received survives the process. While Redis
 * is unavailable, events are delivered at once.
 */
export class AnswerStreamWriter {
  private readonly answers = new Map<string, Written>();
  private readonly grown = new Set<string>();
  private readonly delivering = new Set<Promise<void>>();
  private inFlight = 0;
  private lastTurnAt = performance.now();
  private readonly pauseCheck = setInterval(() => this.detectPause(), PAUSE_CHECK_MS).unref();

  constructor(
    private readonly client: RedisClient,
    private readonly prefix: string,
    private readonly events: WriterEvents,
  ) {}

  append(messageId: string, event: AnswerEvent): void {
    let answer = this.answers.get(messageId);
    if (answer === undefined) {
      answer = { position: 0, pending: [], delivered: Promise.resolve(), isDoubtful: false, isSealed: false };
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

  close(): void {
    clearInterval(this.pauseCheck);
  }

  async settled(): Promise<void> {
    while (this.grown.size + this.delivering.size > 0) {
      await nextTurn();
      await Promise.all(this.delivering);
    }
  }

  /** Events of one turn of the event loop form one entry per answer, in one packet. */
  private flush(): void {
    // A resumed process may get here before its timers.
    this.detectPause();
    for (const messageId of this.grown) {
      const answer = this.answers.get(messageId);
      if (answer === undefined) continue;
      const events = answer.pending;
      answer.pending = [];
      answer.position += 1;
      const isEnd = events.some(isLastEvent);
      const write = this.write(messageId, answer, events, isEnd);
      const delivered = this.deliver(messageId, answer, events, write);
      answer.delivered = delivered;
      this.delivering.add(delivered);
      void delivered.finally(() => this.delivering.delete(delivered));
      if (isEnd) this.answers.delete(messageId);
    }
    this.grown.clear();
  }

  private detectPause(): void {
    const now = performance.now();
    if (now - this.lastTurnAt > PAUSE_MS) {
      for (const answer of this.answers.values()) answer.isDoubtful = true;
    }
    this.lastTurnAt = now;
  }

  private async deliver(
    messageId: string,
    answer: Written,
    events: AnswerEvent[],
    { written, replied }: Write,
  ): Promise<void> {
    const before = answer.delivered;
    await Promise.race([written, sleep(PATIENCE_MS, undefined, { ref: false })]);
    this.detectPause();
    if (answer.isDoubtful) {
      await Promise.race([replied, sleep(WRITE_TIMEOUT_MS, undefined, { ref: false })]);
    }
    await before;
    const seen = answer.isSealed ? events.filter(isLastEvent) : events;
    if (seen.length > 0) this.events.deliver(messageId, seen);
  }

  /** A failed write loses the entry; readers on other nodes detect the gap. */
  private write(messageId: string, answer: Written, events: AnswerEvent[], isEnd: boolean): Write {
    if (this.inFlight >= MAX_IN_FLIGHT || answer.isSealed) return NOT_WRITTEN;
    this.inFlight += 1;
    const { position, isDoubtful } = answer;
    const key = streamKey(this.prefix, messageId);
    const added = this.client.xAdd(key, `${OWNER_EPOCH}-${position}`, toEntry(events), {
      TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: MAX_ENTRIES },
    });
    const replied = added.then(
      () => {
        if (isDoubtful) answer.isDoubtful = false;
      },
      (error: unknown) => {
        if (isSealed(error)) this.seal(messageId, answer);
      },
    );
    const lifetime = isEnd ? ENDED_LIFETIME_SECONDS : STREAM_LIFETIME_SECONDS;
    const renewed =
      isEnd || position % RENEW_EVERY === 1 ? this.client.expire(key, lifetime) : Promise.resolve(1);
    const written = inTime(Promise.all([added, renewed]), WRITE_TIMEOUT_MS).then(
      () => undefined,
      // The connection logs the reason.
      () => undefined,
    );
    void written.then(() => (this.inFlight -= 1));
    return { written, replied };
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
