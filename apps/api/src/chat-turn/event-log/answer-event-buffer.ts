import { type AnswerChunk, type AnswerEvent } from './answer-event.js';
import type { AnswerFollower, FollowerEvents } from './answer-event-log.js';

interface Entry {
  end: number;
  event: AnswerEvent;
}

export class AnswerEventBuffer {
  entries: Entry[] = [];
  /** Text length including announced chunks that are not appended yet. */
  announced = 0;
  readonly followers = new Map<BufferFollower, FollowerEvents>();

  add(event: AnswerEvent): void {
    const end = event.event === 'response_chunk' ? event.data.seq : this.end;
    this.entries.push({ end, event });
    for (const { onChange } of this.followers.values()) onChange();
  }

  get end(): number {
    return this.entries.at(-1)?.end ?? 0;
  }

  /** @param afterSeq may be beyond the text so far; the follower then waits for it */
  follow(afterSeq: number, events: FollowerEvents): AnswerFollower {
    const follower = new BufferFollower(this, afterSeq);
    this.followers.set(follower, events);
    return follower;
  }

  lose(): void {
    for (const { onLost } of [...this.followers.values()]) onLost();
  }

  /** Joins adjacent chunks after the end. Followers keep their positions. */
  compact(): void {
    const compacted: Entry[] = [];
    const newIndexes: number[] = [];
    let chunks: AnswerChunk[] = [];
    const pushJoined = (): void => {
      const joined = join(chunks);
      if (joined !== null) compacted.push({ end: joined.data.seq, event: joined });
      chunks = [];
    };
    for (const entry of this.entries) {
      if (entry.event.event !== 'response_chunk') pushJoined();
      newIndexes.push(compacted.length);
      if (entry.event.event === 'response_chunk') chunks.push(entry.event);
      else compacted.push(entry);
    }
    pushJoined();
    this.entries = compacted;
    for (const follower of this.followers.keys()) follower.move(newIndexes);
  }

  /** In characters of JSON. */
  size(): number {
    return JSON.stringify(this.entries).length;
  }
}

class BufferFollower implements AnswerFollower {
  private next: number;

  constructor(
    private readonly record: AnswerEventBuffer,
    private offset: number,
  ) {
    this.next = firstEntryAfter(record.entries, offset);
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

  move(newIndexes: readonly number[]): void {
    this.next = newIndexes[this.next] ?? this.record.entries.length;
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

/** Null if nothing follows the offset. A single chunk is returned as it is, so that readers share one object. */
function join(chunks: AnswerChunk[], offset = 0): AnswerChunk | null {
  const [first] = chunks;
  const last = chunks.at(-1);
  if (first === undefined || last === undefined || last.data.seq <= offset) return null;
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
 * Index of the first entry that a reader lacks. Tool calls at the offset are repeated; clients identify them by id.
 */
function firstEntryAfter(entries: Entry[], offset: number): number {
  const index = entries.findIndex(({ end, event }) =>
    event.event === 'response_chunk' ? end > offset : end >= offset,
  );
  return index === -1 ? entries.length : index;
}
