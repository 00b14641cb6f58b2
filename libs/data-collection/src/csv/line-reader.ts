import { isUtf8 } from 'node:buffer';

export interface TextLine {
  number: number;
  text: string;
}

export interface BrokenLine {
  number: number;
  fault: string;
  /** Null if it cannot be decoded. */
  text: string | null;
  /** Its bytes; of a line that is too long, the first ones. */
  bytes: Buffer;
}

export interface LineBatch {
  lines: TextLine[];
  broken: BrokenLine[];
  bytesRead: number;
}

/**
 * Longer lines are reported and skipped without being held in memory; lines of the source are ten times
 * shorter.
 */
export const LONGEST_LINE_BYTES = 64 * 1024;

const SHOWN_BYTES = 1024;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Tabs are allowed. */
const CONTROL_CHARACTERS = /[^\P{Cc}\t]/u;

/**
 * A line quoted as in RFC 4180. A record may not span lines (no record of the source does), so an unclosed
 * quote affects one line only.
 */
const WELL_QUOTED = /^(?:[^",]*|"(?:[^"]|"")*")(?:,(?:[^",]*|"(?:[^"]|"")*"))*$/;

/**
 * Splits a byte stream into lines: LF or CRLF, byte order mark removed, blank lines counted but skipped.
 * Bytes are validated before decoding, so that no replacement character is introduced.
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
    return { fault: 'the line contains a replacement character (damaged text)', text };
  if (CONTROL_CHARACTERS.test(text)) return { fault: 'the line contains a control character', text };
  if (text.includes('"') && !WELL_QUOTED.test(text)) {
    return { fault: 'a quotation mark is not closed or not escaped', text };
  }
  return { text };
}
