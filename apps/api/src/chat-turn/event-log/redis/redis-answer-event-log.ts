import { closeRedis, inTime, type RedisClient } from '@app/redis';
import type { AnswerEvent } from '../answer-event.js';
import { AnswerEventLog, type AnswerFollower, type FollowerEvents } from '../answer-event-log.js';
import { MemoryAnswerEventLog } from '../memory/memory-answer-event-log.js';
import { AnswerStreamReader } from './answer-stream-reader.js';
import { AnswerStreamWriter } from './answer-stream-writer.js';
import { positionOf, readEntry, SEAL_ID, streamKey } from './answer-stream.js';

const SEAL_TIMEOUT_MS = 2_000;
const FORGET_TIMEOUT_MS = 1_000;

interface StreamEntry {
  id: string;
  message: Record<string, unknown>;
}

/** The log of several nodes over Redis Streams. Answers of this process are read from memory, others from Redis. */
export class RedisAnswerEventLog extends AnswerEventLog {
  private readonly own = new MemoryAnswerEventLog();
  private readonly writer: AnswerStreamWriter;
  private readonly reader: AnswerStreamReader;
  private notifySealed: (messageId: string) => void = () => undefined;

  constructor(
    private readonly client: RedisClient,
    /** Blocked by XREAD. */
    private readonly waitingClient: RedisClient,
    private readonly prefix: string,
  ) {
    super();
    this.writer = new AnswerStreamWriter(client, prefix, {
      deliver: (messageId, events) => {
        for (const event of events) this.own.append(messageId, event);
      },
      sealed: (messageId) => this.notifySealed(messageId),
    });
    this.reader = new AnswerStreamReader(waitingClient, prefix);
  }

  append(messageId: string, event: AnswerEvent): void {
    this.own.expect(messageId, event);
    this.writer.append(messageId, event);
  }

  drop(messageId: string): void {
    this.own.drop(messageId);
    this.writer.drop(messageId);
  }

  async follow(
    messageId: string,
    afterSeq: number,
    events: FollowerEvents,
    isStreaming: boolean,
  ): Promise<AnswerFollower | null> {
    const own = await this.own.follow(messageId, afterSeq, events);
    return own ?? (isStreaming ? this.reader.follow(messageId, afterSeq, events) : null);
  }

  override async forget(messageId: string): Promise<void> {
    this.drop(messageId);
    try {
      await inTime(this.client.del(streamKey(this.prefix, messageId)), FORGET_TIMEOUT_MS);
    } catch {
      // Redis is unavailable; the stream expires by itself.
    }
  }

  override settled(): Promise<void> {
    return this.writer.settled();
  }

  async seal(messageId: string): Promise<string | null> {
    try {
      return joinText(await inTime(this.closeAndRead(messageId), SEAL_TIMEOUT_MS));
    } catch {
      return null;
    }
  }

  override onSealed(listener: (messageId: string) => void): void {
    this.notifySealed = listener;
  }

  private async closeAndRead(messageId: string): Promise<StreamEntry[]> {
    const key = streamKey(this.prefix, messageId);
    // It may be sealed already.
    await this.client.xAddNoMkStream(key, SEAL_ID, { sealed: '1' }).catch(() => undefined);
    return this.client.xRange(key, '-', '+');
  }

  onApplicationShutdown(): void {
    this.reader.close();
    this.writer.close();
    closeRedis(this.waitingClient);
  }
}

/** Null if there is a gap. */
function joinText(entries: StreamEntry[]): string | null {
  let text = '';
  for (const [index, { id, message }] of entries.entries()) {
    const position = positionOf(id);
    if (position === null) break;
    if (position !== index + 1) return null;
    for (const event of readEntry(message)) {
      if (event.event === 'response_chunk') text += event.data.content;
    }
  }
  return text;
}
