import { describe, expect, it } from '@jest/globals';
import { AnswerFeed, chunkAfter } from './answer-feed.js';
import type { AnswerEvent, AnswerEventPayloads } from './protocol.js';

const IDS = { message_id: 'answer-1', session_id: 'session-1' };
const TEXT = 'Khabib: 13-0';

const chunk = (from: number, to: number): AnswerEvent => ({
  event: 'response_chunk',
  data: { ...IDS, from_seq: from + 1, seq: to, content: TEXT.slice(from, to) },
});
const start: AnswerEvent = {
  event: 'response_start',
  data: { ...IDS, reply_to: 'question-1', timestamp: '2026-08-01T12:00:00.000Z' },
};
const tool = (id: string, status: AnswerEventPayloads['tool_call']['status']): AnswerEvent => ({
  event: 'tool_call',
  data: { ...IDS, tool_call_id: id, name: 'get_fighter', status, arguments: {} },
});
const end = (content = TEXT): AnswerEvent => ({
  event: 'response_end',
  data: {
    ...IDS,
    status: 'complete',
    content,
    parts: [],
    usage: null,
    sources: [],
    grounding: null,
    reading: null,
    suggestions: [],
    cached: false,
    timestamp: '2026-08-01T12:00:00.000Z',
  },
});

function feedOf(...events: AnswerEvent[]): AnswerFeed {
  const feed = new AnswerFeed('answer-1');
  for (const event of events) feed.receive(event);
  return feed;
}

async function read(feed: AnswerFeed): Promise<string[]> {
  const read: string[] = [];
  for await (const event of feed.read()) {
    read.push(event.event === 'response_chunk' ? event.data.content : event.event);
  }
  return read;
}

describe(AnswerFeed.name, () => {
  it('yields the events in order, up to the end', async () => {
    const feed = feedOf(start, tool('call-1', 'running'), tool('call-1', 'done'), chunk(0, 7), chunk(7, 12));
    feed.receive(end());
    expect(await read(feed)).toEqual([
      'response_start',
      'tool_call',
      'tool_call',
      'Khabib:',
      ' 13-0',
      'response_end',
    ]);
    expect(feed.isClosed).toBe(true);
  });

  it('yields events as they arrive, and all of them to a later reader', async () => {
    const feed = new AnswerFeed('answer-1');
    const early = read(feed);
    for (const event of [chunk(0, 7), chunk(7, 12), end()]) {
      await Promise.resolve();
      feed.receive(event);
    }
    expect(await early).toEqual(['Khabib:', ' 13-0', 'response_end']);
    expect(await read(feed)).toEqual(await early);
  });

  it.each<[string, AnswerEvent[], AnswerEvent]>([
    ['the start', [start], start],
    ['a chunk', [chunk(0, 7)], chunk(0, 7)],
    ['a part of a chunk', [chunk(0, 7)], chunk(2, 5)],
    ['a running tool', [tool('call-1', 'running')], tool('call-1', 'running')],
    ['a running tool that is done', [tool('call-1', 'done')], tool('call-1', 'running')],
    ['a tool that is done', [tool('call-1', 'done')], tool('call-1', 'done')],
    ['anything after the end', [end()], chunk(0, 12)],
  ])('accepts %s that is repeated only once', (_, events, again) => {
    expect(feedOf(...events).receive(again)).toBe('repeated');
  });

  it('accepts the new part of a combined chunk', async () => {
    expect(await read(feedOf(chunk(0, 7), chunk(3, 12), end()))).toEqual([
      'Khabib:',
      ' 13-0',
      'response_end',
    ]);
  });

  it('rejects a chunk after a gap, and continues once the gap is filled', () => {
    const feed = feedOf(chunk(0, 3));
    expect(feed.receive(chunk(7, 12))).toBe('gap');
    expect([feed.lastSeq, feed.hasGap]).toEqual([3, true]);
    expect(feed.receive(chunk(3, 12))).toBe('taken');
    expect([feed.lastSeq, feed.hasGap]).toEqual([12, false]);
  });

  it('reads a chunk without from_seq as a single code unit', () => {
    const feed = new AnswerFeed('answer-1');
    const single = (seq: number): AnswerEvent => ({
      event: 'response_chunk',
      data: { ...IDS, seq, content: TEXT.charAt(seq - 1) },
    });
    expect([single(1), single(3), single(2), single(3)].map((event) => feed.receive(event))).toEqual([
      'taken',
      'gap',
      'taken',
      'taken',
    ]);
  });

  it('completes missing text from the end event', async () => {
    expect(await read(feedOf(chunk(0, 3), chunk(7, 12), end()))).toEqual([
      'Kha',
      'bib: 13-0',
      'response_end',
    ]);
  });

  it('ends with less text than received when the process died', async () => {
    const feed = feedOf(chunk(0, 12), end('Khabib'));
    expect(await read(feed)).toEqual([TEXT, 'response_end']);
    expect(await feed.whenEnded()).toMatchObject({ content: 'Khabib' });
  });

  it('yields the received events before a failure', async () => {
    const feed = feedOf(chunk(0, 7));
    feed.fail(new Error('lost'));
    const seen: string[] = [];
    const reading = (async () => {
      for await (const event of feed.read()) seen.push(event.event);
    })();
    await expect(reading).rejects.toThrow('lost');
    expect(seen).toEqual(['response_chunk']);
    await expect(feed.whenEnded()).rejects.toThrow('lost');
  });

  it('starts at the given offset', () => {
    const feed = new AnswerFeed('answer-1', 7);
    expect(feed.receive(chunk(0, 7))).toBe('repeated');
    expect(feed.receive(chunk(5, 12))).toBe('taken');
    expect(feed.receive(chunk(12, 13))).toBe('taken');
  });
});

describe('chunkAfter', () => {
  const data = { ...IDS, from_seq: 4, seq: 12, content: TEXT.slice(3) };

  it.each([
    [0, 'bib: 13-0', 4],
    [3, 'bib: 13-0', 4],
    [7, ' 13-0', 8],
    [11, '0', 12],
  ])('cuts off the text up to %d', (seq, content, from) => {
    expect(chunkAfter(data, seq)).toEqual({ ...data, from_seq: from, content });
  });

  it('returns undefined for a known chunk', () => {
    expect(chunkAfter(data, 12)).toBeUndefined();
  });
});
