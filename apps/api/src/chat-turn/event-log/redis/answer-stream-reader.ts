import { setTimeout as sleep } from 'node:timers/promises';
import { inTime, type RedisClient } from '@app/redis';
import type { AnswerFollower, FollowerEvents } from '../answer-event-log.js';
import { AnswerEventBuffer } from '../answer-event-buffer.js';
import { OWNER_EPOCH, positionOf, readEntry, streamKey } from './answer-stream.js';

/** Time-out of one XREAD: a new reader's stream joins the next one. */
const BLOCK_MS = 100;
const READ_TIMEOUT_MS = 1_000;
const RETRY_MS = 250;
/** The notification of an answer may arrive before its first entry. */
const FIRST_ENTRY_TIMEOUT_MS = 2_000;
/** After this long without an entry, readers switch to the stored message: the end may be lost. */
const MAX_SILENCE_MS = 15_000;

class Replica {
  readonly record = new AnswerEventBuffer();
  readonly readers = new Set<() => void>();
  position = 0;
  heardAt = performance.now();

  isSilent(now: number): boolean {
    return now - this.heardAt > (this.position === 0 ? FIRST_ENTRY_TIMEOUT_MS : MAX_SILENCE_MS);
  }
}

/** Follows the answers of other processes. Each stream is read once for all connections of this process. */
export class AnswerStreamReader {
  private readonly replicas = new Map<string, Replica>();
  private isReading = false;
  private isClosed = false;

  constructor(
    /** A dedicated connection: XREAD blocks it. */
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
        for (const messageId of [...this.replicas.keys()]) this.lose(messageId);
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
    this.isReading = false;
  }

  private async readNext(): Promise<void> {
    const polled = [...this.replicas];
    const streams = polled.map(([messageId, { position }]) => ({
      key: streamKey(this.prefix, messageId),
      id: `${OWNER_EPOCH}-${position}`,
    }));
    const found = await inTime(this.client.xRead(streams, { BLOCK: BLOCK_MS }), READ_TIMEOUT_MS);
    for (const { name, messages } of toStreams(found)) {
      const [messageId = '', replica] = polled[streams.findIndex(({ key }) => key === name)] ?? [];
      // The answer may have been closed and opened again.
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
    // A seal or a gap: continue with the stored message.
    if (positionOf(id) !== replica.position + 1) return this.lose(messageId);
    replica.position += 1;
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

/** The reply to XREAD, which the client does not type. */
const toStreams = (reply: unknown): StreamReply[] => (Array.isArray(reply) ? (reply as StreamReply[]) : []);
