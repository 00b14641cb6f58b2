import { Injectable } from '@nestjs/common';
import { type AnswerEvent, isLastEvent } from '../answer-event.js';
import { AnswerEventLog, type AnswerFollower, type FollowerEvents } from '../answer-event-log.js';
import { AnswerEventBuffer } from '../answer-event-buffer.js';

/** How long the log of an ended answer stays, for reconnecting clients. */
const ENDED_LIFETIME_MS = 120_000;
const MAX_ENDED = 200;
/** Limit of all ended answers together, in JSON characters; about twice as many bytes. */
const MAX_ENDED_CHARACTERS = 8_000_000;

interface EndedAnswer {
  timer: NodeJS.Timeout;
  size: number;
}

@Injectable()
export class MemoryAnswerEventLog extends AnswerEventLog {
  private readonly answers = new Map<string, AnswerEventBuffer>();
  /** Ended answers, oldest end first. */
  private readonly ended = new Map<string, EndedAnswer>();
  private endedSize = 0;

  append(messageId: string, event: AnswerEvent): void {
    const record = this.recordOf(messageId);
    record.add(event);
    if (!isLastEvent(event)) return;
    record.compact();
    this.scheduleRemoval(messageId, record.size());
  }

  /** Announces an event before it is appended: a reader on another node may already have it. */
  expect(messageId: string, event: AnswerEvent): void {
    const record = this.recordOf(messageId);
    if (event.event === 'response_chunk') record.announced = event.data.seq;
  }

  drop(messageId: string): void {
    const ended = this.ended.get(messageId);
    if (ended !== undefined) {
      clearTimeout(ended.timer);
      this.ended.delete(messageId);
      this.endedSize -= ended.size;
    }
    const record = this.answers.get(messageId);
    this.answers.delete(messageId);
    record?.lose();
  }

  follow(messageId: string, afterSeq: number, events: FollowerEvents): Promise<AnswerFollower | null> {
    const record = this.answers.get(messageId);
    return Promise.resolve(
      record?.follow(Math.min(afterSeq, Math.max(record.end, record.announced)), events) ?? null,
    );
  }

  seal(): Promise<null> {
    return Promise.resolve(null);
  }

  private recordOf(messageId: string): AnswerEventBuffer {
    let record = this.answers.get(messageId);
    if (record === undefined) {
      record = new AnswerEventBuffer();
      this.answers.set(messageId, record);
    }
    return record;
  }

  private scheduleRemoval(messageId: string, size: number): void {
    const timer = setTimeout(() => this.drop(messageId), ENDED_LIFETIME_MS);
    timer.unref();
    this.ended.set(messageId, { timer, size });
    this.endedSize += size;
    for (const oldest of this.ended.keys()) {
      if (this.ended.size <= MAX_ENDED && this.endedSize <= MAX_ENDED_CHARACTERS) return;
      this.drop(oldest);
    }
  }
}
