import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EventSplitter, type ReplySize } from './event-splitter.js';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const UNBOUNDED: ReplySize = { body: 1e9, event: 1e9, events: 1e9, lines: 1e9 };

function split(
  chunks: readonly string[],
  largest: Partial<ReplySize> = {},
): { events: string[]; rest: string } {
  const splitter = new EventSplitter({ ...UNBOUNDED, ...largest });
  const events = chunks.flatMap((chunk) =>
    [...splitter.split(bytes(chunk))].map((event) => Buffer.from(event).toString('latin1')),
  );
  return { events, rest: Buffer.from(splitter.rest()).toString('latin1') };
}

describe(EventSplitter.name, () => {
  it.each<[string[], string[], string]>([
    [['data: a\n\ndata: b\n\n'], ['data: a\n\n', 'data: b\n\n'], ''],
    [['da', 'ta: a', '\n', '\nda', 'ta: b\n'], ['data: a\n\n'], 'data: b\n'],
    [['event: x\ndata: a\n\n'], ['event: x\ndata: a\n\n'], ''],
    [['data: a\r\n\r\ndata: b\r\n\r\n'], ['data: a\r\n\r\n', 'data: b\r\n\r\n'], ''],
    [['data: a\r', '\n\r', '\nx'], ['data: a\r\n\r\n'], 'x'],
    [['data: a\r\rdata: b\r\r'], ['data: a\r\r'], 'data: b\r\r'],
    [[': ping\n\n: ping\n\ndata: a\n\n'], ['data: a\n\n'], ''],
    [['\n\n\n\ndata: a\n\n\n\n'], ['data: a\n\n'], ''],
    [[': of it\ndata: a\n\n'], [': of it\ndata: a\n\n'], ''],
    [['no end'], [], 'no end'],
    [['{"error": 1}\n'], [], '{"error": 1}\n'],
    [[], [], ''],
  ])('of %j makes %j and leaves %j', (chunks, events, rest) => {
    expect(split(chunks)).toEqual({ events, rest });
  });

  it('makes the same events however the bytes are cut', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ':', '\n', '\r', '\r\n', '\n\n', 'data: x'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 60 }), { maxLength: 8 }), (whole, cuts) => {
        const at = [...cuts, whole.length].sort((a, b) => a - b);
        const chunks = at.map((end, index) => whole.slice(at[index - 1] ?? 0, end));
        expect(split(chunks)).toEqual(split([whole]));
      }),
    );
  });

  it.each<[Partial<ReplySize>, string, string]>([
    [{ body: 8 }, 'data:1\n\n', 'data:1\n\nx'],
    [{ event: 8 }, 'data:1\n\ndata:2\n\ndata:345', 'data:1\n\ndata:3456'],
    [{ event: 8 }, 'data:1\n\n', 'data:12\n\n'],
    [{ events: 2 }, 'a\n\nb\n\n', 'a\n\nb\n\n: c\n\n'],
    [{ lines: 3 }, 'a\nb\n\na\nb\n\n', 'a\nb\nc\n\n'],
  ])('within %j takes %j and not %j', (largest, good, bad) => {
    expect(() => split([good], largest)).not.toThrow();
    for (const chunks of [[bad], [...bad]])
      expect(() => split(chunks, largest)).toThrow(
        expect.objectContaining({ code: 'llm_unavailable', kind: 'oversized' }),
      );
  });
});
