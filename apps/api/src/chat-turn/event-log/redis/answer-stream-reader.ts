import { setTimeout as sleep } from 'node:timers/promises';
import { inTime, type RedisClient } from '@app/redis';
import type { AnswerFollower, FollowerEvents } from '../answer-event-log.js';
import { AnswerEventBuffer } from '../answer-event-buffer.js';
import { MAKER_EPOCH, placeOf, readEntry, streamKey } from './answer-stream.js';

/** A new reader's answer is looked for with the next question to Redis, so that one waits no longer than this. */
const BLOCK_MS = 100;
const LONGEST_READ_MS = 1_000;
const RETRY_MS = 250;
/** The news of an answer may be quicker than its first entry. */
const LONGEST_WAIT_FOR_FIRST_MS = 2_000;
/** Longer than this nothing is waited for: the end may have been lost, and the stored message knows. */
const LONGEST_SILENCE_MS = 15_000;

/** An answer of another process, as it is followed here. */
class Replica {
  readonly record = new AnswerEventBuffer();
  readonly readers = new Set<() => void>();
  place = 0;
  heardAt = performance.now();

  isSilent(now: number): boolean {
    return now - this.heardAt > (this.place === 0 ? LONGEST_WAIT_FOR_FIRST_MS : LONGEST_SILENCE_MS);
  }
}

/** Follows the answers of other processes; each is read once, however many of this process's connections follow it. */
export class AnswerStreamReader {
  private readonly replicas = new Map<string, Replica>();
  private isReading = false;
  private isClosed = false;

  constructor(
    /** Its own connection: it waits there for entries. */
    private readonly client: RedisClient,
    private readonly prefix: string,
  ) {}

  follow(messageId: string, afterSeq: number, events: FollowerEvents): AnswerFollower {
    let replica = this.replicas.get(messageId);
    if (replica === undefined) {
      replica = new Replica();
      this.replicas.set(messageId, replica);
    }
    const { record, readers } = replica;
    const { onLost } = events;
    const follower = record.follow(afterSeq, events);
    readers.add(onLost);
    if (!this.isReading) void this.readOn();
    return {
      read: () => follower.read(),
      close: () => {
        follower.close();
        readers.delete(onLost);
        if (readers.size === 0 && this.replicas.get(messageId)?.record === record) {
          this.replicas.delete(messageId);
        }
      },
    };
  }

  close(): void {
    this.isClosed = true;
  }

  private async readOn(): Promise<void> {
    this.isReading = true;
    while (this.replicas.size > 0 && !this.isClosed) {
      try {
        await this.readNext();
      } catch {
        // What was missed meanwhile cannot be known.
        for (const messageId of [...this.replicas.keys()]) this.lose(messageId);
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
    this.isReading = false;
  }

  private async readNext(): Promise<void> {
    const asked = [...this.replicas];
    const streams = asked.map(([messageId, { place }]) => ({
      key: streamKey(this.prefix, messageId),
      id: `${MAKER_EPOCH}-${place}`,
    }));
    const found = await inTime(this.client.xRead(streams, { BLOCK: BLOCK_MS }), LONGEST_READ_MS);
    for (const { name, messages } of toStreams(found)) {
      const [messageId = '', replica] = asked[streams.findIndex(({ key }) => key === name)] ?? [];
      // Its readers may have left meanwhile, and others begun anew.
      if (replica === undefined || this.replicas.get(messageId) !== replica) continue;
      for (const { id, message } of messages) this.take(messageId, id, message);
    }
    const now = performance.now();
    for (const [messageId, replica] of this.replicas) {
      if (replica.isSilent(now)) this.lose(messageId);
    }
  }

  private take(messageId: string, id: string, entry: Record<string, unknown>): void {
    const replica = this.replicas.get(messageId);
    if (replica === undefined) return;
    // A seal, or entries before this one that were lost: what stands in the database is what there is.
    if (placeOf(id) !== replica.place + 1) return this.lose(messageId);
    replica.place += 1;
    replica.heardAt = performance.now();
    for (const event of readEntry(entry)) replica.record.add(event);
  }

  private lose(messageId: string): void {
    const replica = this.replicas.get(messageId);
    this.replicas.delete(messageId);
    for (const onLost of [...(replica?.readers ?? [])]) onLost();
  }
}

interface StreamReply {
  name: string;
  messages: { id: string; message: Record<string, unknown> }[];
}

/** What the client gives for XREAD, which its types leave open. */
const toStreams = (reply: unknown): StreamReply[] => (Array.isArray(reply) ? (reply as StreamReply[]) : []);
