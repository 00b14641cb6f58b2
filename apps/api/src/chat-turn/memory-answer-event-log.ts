import { Injectable } from '@nestjs/common';
import { type AnswerChunk, type AnswerEvent, isLastEvent } from './answer-event.js';
import { AnswerEventLog, type AnswerFollower } from './answer-event-log.js';

/** How long an ended answer is kept for those who reconnect; later ones read the stored message. */
const KEPT_AFTER_END_MS = 120_000;
const MOST_ENDED = 200;

/** The log of one process. */
@Injectable()
export class MemoryAnswerEventLog extends AnswerEventLog {
  private readonly answers = new Map<string, AnswerRecord>();
  /** Ended answers, the longest ended first. */
  private readonly ended = new Map<string, NodeJS.Timeout>();

  append(messageId: string, event: AnswerEvent): void {
    let record = this.answers.get(messageId);
    if (record === undefined) {
      record = new AnswerRecord();
      this.answers.set(messageId, record);
    }
    record.add(event);
    if (isLastEvent(event)) this.scheduleRemoval(messageId);
  }

  drop(messageId: string): void {
    clearTimeout(this.ended.get(messageId));
    this.ended.delete(messageId);
    this.answers.delete(messageId);
  }

  follow(messageId: string, afterSeq: number, onChange: () => void): Promise<AnswerFollower | null> {
    return Promise.resolve(this.answers.get(messageId)?.follow(afterSeq, onChange) ?? null);
  }

  private scheduleRemoval(messageId: string): void {
    const timer = setTimeout(() => this.drop(messageId), KEPT_AFTER_END_MS);
    timer.unref();
    this.ended.set(messageId, timer);
    const [oldest] = this.ended.keys();
    if (this.ended.size > MOST_ENDED && oldest !== undefined) this.drop(oldest);
  }
}

/** An event and how much text stands before its end. */
interface Entry {
  end: number;
  event: AnswerEvent;
}

class AnswerRecord {
  readonly entries: Entry[] = [];
  readonly followers = new Map<AnswerFollower, () => void>();

  add(event: AnswerEvent): void {
    const end = event.event === 'response_chunk' ? event.data.seq : (this.entries.at(-1)?.end ?? 0);
    this.entries.push({ end, event });
    for (const onChange of this.followers.values()) onChange();
  }

  follow(afterSeq: number, onChange: () => void): AnswerFollower {
    const follower = new RecordFollower(this, Math.min(afterSeq, this.entries.at(-1)?.end ?? 0));
    this.followers.set(follower, onChange);
    return follower;
  }
}

class RecordFollower implements AnswerFollower {
  private next: number;

  constructor(
    private readonly record: AnswerRecord,
    private offset: number,
  ) {
    this.next = firstEntryBehind(record.entries, offset);
  }

  read(): AnswerEvent[] {
    const events: AnswerEvent[] = [];
    let chunks: AnswerChunk[] = [];
    const { entries } = this.record;
    for (; this.next < entries.length; this.next += 1) {
      const event = entries[this.next]?.event;
      if (event === undefined) break;
      if (event.event === 'response_chunk') {
        chunks.push(event);
      } else {
        this.pushCombined(events, chunks);
        chunks = [];
        events.push(event);
      }
    }
    this.pushCombined(events, chunks);
    return events;
  }

  close(): void {
    this.record.followers.delete(this);
  }

  /** One chunk passes as it is, so that all readers share the one object. */
  private pushCombined(events: AnswerEvent[], chunks: AnswerChunk[]): void {
    const [first] = chunks;
    const last = chunks.at(-1);
    if (first === undefined || last === undefined) return;
    const skipped = Math.max(0, this.offset - (first.data.from_seq - 1));
    this.offset = last.data.seq;
    if (chunks.length === 1 && skipped === 0) {
      events.push(first);
      return;
    }
    const content = chunks
      .map((chunk) => chunk.data.content)
      .join('')
      .slice(skipped);
    events.push({
      event: 'response_chunk',
      data: { ...last.data, from_seq: first.data.from_seq + skipped, content },
    });
  }
}

/**
 * Index of the first entry that a reader at `offset` has not seen. Of what came at that very place (tool calls), all
 * is given again rather than missed; each carries its id.
 */
function firstEntryBehind(entries: Entry[], offset: number): number {
  const index = entries.findIndex(({ end, event }) =>
    event.event === 'response_chunk' ? end > offset : end >= offset,
  );
  return index === -1 ? entries.length : index;
}
