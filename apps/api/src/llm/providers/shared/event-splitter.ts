import { LanguageModelError } from '../../language-model.errors.js';
import { ByteBuffer } from './byte-buffer.js';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const COLON = 58;

/** Bounds of one reply; all of them count bytes after decompression. */
export interface ReplySize {
  /** @default 64 MiB: some 300 bytes for each of 200,000 tokens */
  body: number;
  /** @default 8 MiB: an SDK holds a whole event in memory before it reads it */
  event: number;
  /** @default 100,000 events in a reply, those without a field included: some 800 tokens a second for two minutes */
  events: number;
  /** @default 10,000 lines in an event */
  lines: number;
}

const LARGEST: ReplySize = { body: 64 * 1024 * 1024, event: 8 * 1024 * 1024, events: 100_000, lines: 10_000 };

/**
 * Splits the bytes of a reply into its server-sent events, each with the blank line that ends it. Events without a field,
 * such as comments that keep the connection open, are left out.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export class EventSplitter {
  private readonly unfinished = new ByteBuffer();
  private bodyBytes = 0;
  private events = 0;
  private lines = 0;
  private lineBytes = 0;
  private hasField = false;
  /** The line ended in a carriage return; a line feed after it belongs to the same end. */
  private isAfterReturn = false;

  constructor(private readonly largest: ReplySize = LARGEST) {}

  /** @throws LanguageModelError `oversized` */
  *split(chunk: Uint8Array): Generator<Uint8Array> {
    this.bodyBytes += chunk.length;
    this.check('body', this.bodyBytes);
    let start = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      let lineEnd = -1;
      if (this.isAfterReturn) lineEnd = byte === LINE_FEED ? at + 1 : at;
      else if (byte === LINE_FEED) lineEnd = at + 1;
      this.isAfterReturn = byte === CARRIAGE_RETURN;
      if (lineEnd >= 0 && this.endLine()) {
        const event = this.take(chunk.subarray(start, lineEnd));
        start = lineEnd;
        if (event !== null) yield event;
      }
      // The byte ended the line, or will with the next one.
      if (lineEnd > at || this.isAfterReturn) continue;
      if (this.lineBytes === 0 && byte !== COLON) this.hasField = true;
      this.lineBytes += 1;
    }
    if (start < chunk.length) this.hold(chunk.subarray(start));
  }

  /** What came after the last whole event. */
  rest(): Uint8Array {
    return this.unfinished.take();
  }

  /** Whether the line that ends is blank, and so ends the event. */
  private endLine(): boolean {
    const isBlank = this.lineBytes === 0;
    this.lineBytes = 0;
    this.lines += 1;
    this.check('lines', this.lines);
    return isBlank;
  }

  private take(last: Uint8Array): Uint8Array | null {
    this.check('event', this.unfinished.length + last.length);
    let event = last;
    if (this.unfinished.length > 0) {
      this.unfinished.append(last);
      event = this.unfinished.take();
    }
    const { hasField } = this;
    this.lines = 0;
    this.hasField = false;
    this.events += 1;
    this.check('events', this.events);
    return hasField ? event : null;
  }

  private hold(part: Uint8Array): void {
    this.check('event', this.unfinished.length + part.length);
    this.unfinished.append(part);
  }

  private check(what: keyof ReplySize, size: number): void {
    if (size <= this.largest[what]) return;
    throw new LanguageModelError('oversized', {
      detail: `the reply has a larger ${what} than ${this.largest[what]}`,
    });
  }
}
