import { randomBytes } from 'node:crypto';

const TEXT = 0x1;
const SHORT = 126;
const LONG = 127;

/** A client's text frame, of less than 64 KiB. */
export function toFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const isShort = payload.length < SHORT;
  const head = Buffer.alloc(isShort ? 2 : 4);
  head[0] = 0x80 | TEXT;
  head[1] = 0x80 | (isShort ? payload.length : SHORT);
  if (!isShort) head.writeUInt16BE(payload.length, 2);
  const mask = randomBytes(4);
  for (let at = 0; at < payload.length; at++) payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0);
  return Buffer.concat([head, mask, payload]);
}

/** Takes the texts out of a server's frames, however they are cut; a server masks nothing. */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0);

  read(data: Buffer): string[] {
    this.rest = this.rest.length === 0 ? data : Buffer.concat([this.rest, data]);
    const texts: string[] = [];
    for (let frame = this.next(); frame !== null; frame = this.next()) {
      if (frame.kind === TEXT) texts.push(frame.payload.toString());
    }
    return texts;
  }

  private next(): { kind: number; payload: Buffer } | null {
    const { rest } = this;
    if (rest.length < 2) return null;
    const kind = (rest[0] ?? 0) & 0x0f;
    const said = (rest[1] ?? 0) & 0x7f;
    const start = said === LONG ? 10 : said === SHORT ? 4 : 2;
    if (rest.length < start) return null;
    const length =
      said === LONG ? Number(rest.readBigUInt64BE(2)) : said === SHORT ? rest.readUInt16BE(2) : said;
    if (rest.length < start + length) return null;
    this.rest = rest.subarray(start + length);
    return { kind, payload: rest.subarray(start, start + length) };
  }
}
