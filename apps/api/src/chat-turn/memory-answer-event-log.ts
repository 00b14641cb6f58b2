import { Injectable } from '@nestjs/common';
import { type AnswerChunk, type AnswerEvent, isLastEvent } from './answer-event.js';
import { AnswerEventLog, type AnswerFollower } from './answer-event-log.js';

/** How long an ended answer is kept for those who reconnect; later ones read the stored message. */
const KEPT_AFTER_END_MS = 120_000;
const MOST_ENDED = 200;
/** Of all ended answers together, as JSON; about twice as many bytes. */
const MOST_ENDED_CHARACTERS = 8_000_000;

interface EndedAnswer {
  timer: NodeJS.Timeout;
  size: number;
}

/** The log of one process. */
@Injectable()
export class MemoryAnswerEventLog extends AnswerEventLog {
  private readonly answers = new Map<string, AnswerRecord>();
  /** Ended answers, the longest ended first. */
  private readonly ended = new Map<string, EndedAnswer>();
  private endedSize = 0;

  append(messageId: string, event: AnswerEvent): void {
    let record = this.answers.get(messageId);
    if (record === undefined) {
      record = new AnswerRecord();
      this.answers.set(messageId, record);
    }
    record.add(event);
    if (!isLastEvent(event)) return;
    record.compact();
    this.scheduleRemoval(messageId, record.size());
  }

  drop(messageId: string): void {
    const ended = this.ended.get(messageId);
    if (ended !== undefined) {
      clearTimeout(ended.timer);
      this.ended.delete(messageId);
      this.endedSize -= ended.size;
    }
    this.answers.delete(messageId);
  }

  follow(messageId: string, afterSeq: number, onChange: () => void): Promise<AnswerFollower | null> {
    return Promise.resolve(this.answers.get(messageId)?.follow(afterSeq, onChange) ?? null);
  }

  private scheduleRemoval(messageId: string, size: number): void {
    const timer = setTimeout(() => this.drop(messageId), KEPT_AFTER_END_MS);
    timer.unref();
    this.ended.set(messageId, { timer, size });
    this.endedSize += size;
    for (const oldest of this.ended.keys()) {
      if (this.ended.size <= MOST_ENDED && this.endedSize <= MOST_ENDED_CHARACTERS) return;
      this.drop(oldest);
    }
  }
}

/** An event and how much text stands before its end. */
interface Entry {
  end: number;
  event: AnswerEvent;
}

class AnswerRecord {
  entries: Entry[] = [];
  readonly followers = new Map<RecordFollower, () => void>();

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

  /** Makes one chunk of neighbouring ones, when no more are to come. Readers keep their places. */
  compact(): void {
    const compacted: Entry[] = [];
    /** The new index of each entry's content. */
    const places: number[] = [];
    let chunks: AnswerChunk[] = [];
    const pushJoined = (): void => {
      const joined = join(chunks);
      if (joined !== null) compacted.push({ end: joined.data.seq, event: joined });
      chunks = [];
    };
    for (const entry of this.entries) {
      if (entry.event.event !== 'response_chunk') pushJoined();
      places.push(compacted.length);
      if (entry.event.event === 'response_chunk') chunks.push(entry.event);
      else compacted.push(entry);
    }
    pushJoined();
    this.entries = compacted;
    for (const follower of this.followers.keys()) follower.move(places);
  }

  /** In characters of JSON. */
  size(): number {
    return JSON.stringify(this.entries).length;
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

  /** @param places the new index of each entry that there was */
  move(places: readonly number[]): void {
    this.next = places[this.next] ?? this.record.entries.length;
  }

  close(): void {
    this.record.followers.delete(this);
  }

  private pushCombined(events: AnswerEvent[], chunks: AnswerChunk[]): void {
    const joined = join(chunks, this.offset);
    if (joined === null) return;
    this.offset = joined.data.seq;
    events.push(joined);
  }
}

/**
 * What neighbouring chunks hold behind a place; null when there are none. One chunk passes as it is, so that all
 * readers share the one object.
 */
function join(chunks: AnswerChunk[], offset = 0): AnswerChunk | null {
  const [first] = chunks;
  const last = chunks.at(-1);
  if (first === undefined || last === undefined) return null;
  const skipped = Math.max(0, offset - (first.data.from_seq - 1));
  if (chunks.length === 1 && skipped === 0) return first;
  const content = chunks
    .map((chunk) => chunk.data.content)
    .join('')
    .slice(skipped);
  return {
    event: 'response_chunk',
    data: { ...last.data, from_seq: first.data.from_seq + skipped, content },
  };
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
