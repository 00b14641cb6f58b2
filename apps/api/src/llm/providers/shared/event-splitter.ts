import { LanguageModelError } from '../../language-model.errors.js';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const COLON = 58;

/** Maximum sizes of one reply, in bytes after decompression. */
export interface ReplySize {
  /** @default 64 MiB: about 300 bytes for each of 200,000 tokens */
  body: number;
  /** @default 8 MiB; an event is buffered as a whole before it is parsed */
  event: number;
  /** @default 100,000 events, empty ones included: about 800 tokens a second for two minutes */
  events: number;
  /** @default 10,000 lines per event */
  lines: number;
}

const DEFAULT_LIMITS: ReplySize = {
  body: 64 * 1024 * 1024,
  event: 8 * 1024 * 1024,
  events: 100_000,
  lines: 10_000,
};

export interface ServerSentEvent {
  name: string | null;
  data: string;
}

/**
 * Splits the bytes of a reply into server-sent events. Events without a field, such as keep-alive comments, are
 * dropped.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export class EventSplitter {
  private readonly unfinished = new ByteBuffer();
  private bodyBytes = 0;
  private events = 0;
  private lines = 0;
  private lineBytes = 0;
  private hasField = false;
  /** The last line ended in CR; an LF after it belongs to the same line end. */
  private isAfterReturn = false;

  constructor(private readonly limits: ReplySize = DEFAULT_LIMITS) {}

  /** Appends the completed events to `events`. @throws LanguageModelError `oversized` */
  split(chunk: Uint8Array, events: ServerSentEvent[]): void {
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
        if (event !== null) pushParsed(event, events);
      }
      // The byte ended the line, or the next one will.
      if (lineEnd > at || this.isAfterReturn) continue;
      if (this.lineBytes === 0 && byte !== COLON) this.hasField = true;
      this.lineBytes += 1;
    }
    if (start < chunk.length) this.hold(chunk.subarray(start));
  }

  /** Appends an event that is completed only by the end of the reply: its blank line is a CR. */
  finish(events: ServerSentEvent[]): void {
    const rest = this.unfinished.take();
    if (this.isAfterReturn && this.lineBytes === 0 && this.hasField) pushParsed(rest, events);
  }

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
    if (size <= this.limits[what]) return;
    throw new LanguageModelError('oversized', {
      detail: `the reply has a larger ${what} than ${this.limits[what]}`,
    });
  }
}

const LINE_END = /\r\n|\r|\n/;
const BYTE_ORDER_MARK = 0xfeff;

function pushParsed(bytes: Uint8Array, events: ServerSentEvent[]): void {
  let name: string | null = null;
  let data: string | null = null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  for (const line of text.split(text.includes('\r') ? LINE_END : '\n')) {
    const start = line.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
    if (line.startsWith('data', start)) {
      const value = valueOf(line, start + 4);
      if (value !== null) data = data === null ? value : `${data}\n${value}`;
    } else if (line.startsWith('event', start)) {
      name = valueOf(line, start + 5) ?? name;
    }
  }
  if (data !== null || name) events.push({ name, data: data ?? '' });
}

/** The value of the field whose name ends at `end`; null when the name is longer. */
function valueOf(line: string, end: number): string | null {
  if (end === line.length) return '';
  if (line[end] !== ':') return null;
  return line.slice(line[end + 1] === ' ' ? end + 2 : end + 1);
}

const FIRST_CAPACITY = 1024;

class ByteBuffer {
  private bytes = new Uint8Array(0);
  private used = 0;

  get length(): number {
    return this.used;
  }

  append(piece: Uint8Array): void {
    const needed = this.used + piece.length;
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2, FIRST_CAPACITY));
      grown.set(this.bytes.subarray(0, this.used));
      this.bytes = grown;
    }
    this.bytes.set(piece, this.used);
    this.used = needed;
  }

  take(): Uint8Array {
    const bytes = this.bytes.subarray(0, this.used);
    this.bytes = new Uint8Array(0);
    this.used = 0;
    return bytes;
  }
}
