import { isUtf8 } from 'node:buffer';

/** One physical line of a file, as an editor counts them. */
export interface TextLine {
  /** From 1. */
  number: number;
  text: string;
}

/** A line that cannot be read at all. */
export interface BrokenLine {
  number: number;
  fault: string;
  /** Its text, `null` where it is none. */
  text: string | null;
  /** Its bytes; of a line that is too long only the first. */
  bytes: Buffer;
}

export interface LineBatch {
  lines: TextLine[];
  broken: BrokenLine[];
  /** Bytes of the file read so far. */
  bytesRead: number;
}

/** Longer lines are reported and skipped without being held in memory. No source has a tenth of this. */
export const LONGEST_LINE_BYTES = 64 * 1024;

/** Of a line that is too long, this much is kept to show. */
const SHOWN_BYTES = 1024;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** What no value may hold; a tab may stand. */
const CONTROL_CHARACTERS = /[^\P{Cc}\t]/u;

/**
 * A line whose quotation marks stand as RFC 4180 wants them. A record may not span lines (no source has such a
 * record), so one forgotten mark costs one line and not the rest of the file.
 */
const WELL_QUOTED = /^(?:[^",]*|"(?:[^"]|"")*")(?:,(?:[^",]*|"(?:[^"]|"")*"))*$/;

/**
 * Cuts a stream of bytes into lines: LF or CRLF, a byte order mark dropped, blank lines skipped (but counted).
 * Each line's bytes are checked before they are decoded, so that a replacement character never comes to be.
 */
export async function* readLines(stream: AsyncIterable<Buffer>): AsyncGenerator<LineBatch> {
  const cutter = new LineCutter();
  for await (const chunk of stream) yield cutter.cut(chunk);
  yield cutter.end();
}

class LineCutter {
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private lineNumber = 0;
  private bytesRead = 0;

  cut(chunk: Buffer): LineBatch {
    this.bytesRead += chunk.length;
    const batch = this.newBatch();
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(LINE_FEED, start);
      if (end === -1) break;
      this.keep(chunk.subarray(start, end));
      this.finishLine(batch);
      start = end + 1;
    }
    this.keep(chunk.subarray(start));
    return batch;
  }

  end(): LineBatch {
    const batch = this.newBatch();
    if (this.pendingBytes > 0) this.finishLine(batch);
    return batch;
  }

  private newBatch(): LineBatch {
    return { lines: [], broken: [], bytesRead: this.bytesRead };
  }

  /** Of a line that is too long only the beginning and the length are kept. */
  private keep(piece: Buffer): void {
    const wasTooLong = this.pendingBytes > LONGEST_LINE_BYTES;
    this.pendingBytes += piece.length;
    if (wasTooLong || piece.length === 0) return;
    this.pending.push(piece);
    if (this.pendingBytes > LONGEST_LINE_BYTES)
      this.pending = [Buffer.from(Buffer.concat(this.pending).subarray(0, SHOWN_BYTES))];
  }

  private finishLine(batch: LineBatch): void {
    const bytes = this.pending.length === 1 ? this.pending[0] : Buffer.concat(this.pending);
    const tooLong = this.pendingBytes > LONGEST_LINE_BYTES;
    this.pending = [];
    this.pendingBytes = 0;
    this.lineNumber += 1;
    const number = this.lineNumber;
    if (tooLong) {
      const fault = `the line is longer than ${LONGEST_LINE_BYTES} bytes`;
      batch.broken.push({ number, fault, text: null, bytes: bytes ?? Buffer.alloc(0) });
      return;
    }
    if (bytes === undefined) return;
    const read = decodeLine(number === 1 ? withoutByteOrderMark(bytes) : bytes);
    if ('fault' in read) batch.broken.push({ number, fault: read.fault, text: read.text, bytes });
    else if (read.text.trim() !== '') batch.lines.push({ number, text: read.text });
  }
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
}

function decodeLine(line: Buffer): { text: string } | { fault: string; text: string | null } {
  const bytes = line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
  if (!isUtf8(bytes)) return { fault: 'the line is not UTF-8', text: null };
  const text = bytes.toString('utf8');
  if (text.includes('\uFFFD'))
    return { fault: 'the line holds a replacement character (damaged earlier)', text };
  if (CONTROL_CHARACTERS.test(text)) return { fault: 'the line holds a control character', text };
  if (text.includes('"') && !WELL_QUOTED.test(text)) {
    return { fault: 'a quotation mark is not closed, or stands inside a value', text };
  }
  return { text };
}
