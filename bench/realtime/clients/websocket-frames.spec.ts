import { describe, expect, it } from '@jest/globals';
import { FrameReader, toFrame } from './websocket-frames.js';

function unmasked(frame: Buffer): Buffer {
  const start = (frame[1] ?? 0) === 0xfe ? 4 : 2;
  const mask = frame.subarray(start, start + 4);
  const payload = frame.subarray(start + 4).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  const head = Buffer.from(frame.subarray(0, start));
  head[1] = (head[1] ?? 0) & 0x7f;
  return Buffer.concat([head, payload]);
}

function long(text: string): Buffer {
  const head = Buffer.from([0x81, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  head.writeBigUInt64BE(BigInt(text.length), 2);
  return Buffer.concat([head, Buffer.from(text)]);
}

const TEXTS = ['2', 'guard '.repeat(100), 'x'.repeat(125), 'x'.repeat(126), 'y'.repeat(70_000)];
const WIRE = Buffer.concat([
  ...TEXTS.slice(0, 4).map((text) => unmasked(toFrame(text))),
  long(TEXTS[4] ?? ''),
]);

describe(FrameReader, () => {
  it.each([1, 3, 1000, WIRE.length])('reads texts that come in pieces of %d bytes', (size) => {
    const reader = new FrameReader();
    const texts: string[] = [];
    for (let at = 0; at < WIRE.length; at += size) texts.push(...reader.read(WIRE.subarray(at, at + size)));
    expect(texts).toEqual(TEXTS);
  });

  it('passes over frames that are no texts', () => {
    const ping = Buffer.from([0x89, 1, 0x41]);
    expect(new FrameReader().read(Buffer.concat([ping, unmasked(toFrame('hello'))]))).toEqual(['hello']);
  });
});
