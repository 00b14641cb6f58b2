import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EventSplitter, type ReplySize, type ServerSentEvent } from './event-splitter.js';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const UNBOUNDED: ReplySize = { body: 1e9, event: 1e9, events: 1e9, lines: 1e9 };

function split(chunks: readonly string[], limits: Partial<ReplySize> = {}): [string | null, string][] {
  const splitter = new EventSplitter({ ...UNBOUNDED, ...limits });
  const events: ServerSentEvent[] = [];
  for (const chunk of chunks) splitter.split(bytes(chunk), events);
  splitter.finish(events);
  return events.map(({ name, data }) => [name, data]);
}

describe(EventSplitter.name, () => {
  it.each<[string[], [string | null, string][]]>([
    [
      ['data: a\n\ndata: b\n\n'],
      [
        [null, 'a'],
        [null, 'b'],
      ],
    ],
    [['da', 'ta: a', '\n', '\nda', 'ta: b\n'], [[null, 'a']]],
    [['event: x\ndata: a\n\n'], [['x', 'a']]],
    [['event: x\ndata: a\nevent: y\ndata:b\n\n'], [['y', 'a\nb']]],
    [['event\ndata\n\n'], [['', '']]],
    [['id: 1\nretry: 2\ndatax: 3\n\n'], []],
    [['event: x\n\n'], [['x', '']]],
    [
      ['data: a\r\n\r\ndata: b\r\n\r\n'],
      [
        [null, 'a'],
        [null, 'b'],
      ],
    ],
    [['data: a\r', '\n\r', '\nx'], [[null, 'a']]],
    [
      ['data: a\r\rdata: b\r\r'],
      [
        [null, 'a'],
        [null, 'b'],
      ],
    ],
    [['data: a\r\rdata: b\r'], [[null, 'a']]],
    [[': ping\n\n: ping\n\ndata: a\n\n'], [[null, 'a']]],
    [['\n\n\n\ndata: a\n\n\n\n'], [[null, 'a']]],
    [[': of it\ndata: a\n\n'], [[null, 'a']]],
    [['no end'], []],
    [['{"error": 1}\n'], []],
    [[], []],
  ])('of %j makes %j', (chunks, events) => {
    expect(split(chunks)).toEqual(events);
  });

  it('reads UTF-8 split anywhere, after a byte order mark', () => {
    const whole = Buffer.from('\ufeffdata: 존 🥊\n\n');
    const events: ServerSentEvent[] = [];
    const splitter = new EventSplitter();
    for (const byte of whole) splitter.split(Uint8Array.of(byte), events);
    expect(events).toEqual([{ name: null, data: '존 🥊' }]);
  });

  it('returns the same events however the bytes are split', () => {
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
  ])('with the limits %j accepts %j and rejects %j', (limits, good, bad) => {
    expect(() => split([good], limits)).not.toThrow();
    for (const chunks of [[bad], [...bad]])
      expect(() => split(chunks, limits)).toThrow(
        expect.objectContaining({ code: 'llm_unavailable', kind: 'oversized' }),
      );
  });
});
