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
    usage: null,
    sources: [],
    grounding: null,
    cached: false,
    timestamp: '2026-08-01T12:00:00.000Z',
  },
});

function feedOf(...events: AnswerEvent[]): AnswerFeed {
  const feed = new AnswerFeed('answer-1');
  for (const event of events) feed.receive(event);
  return feed;
}

/** The chunks' texts, and the names of the other events. */
async function read(feed: AnswerFeed): Promise<string[]> {
  const read: string[] = [];
  for await (const event of feed.read()) {
    read.push(event.event === 'response_chunk' ? event.data.content : event.event);
  }
  return read;
}

describe(AnswerFeed.name, () => {
  it('gives the events in order, up to the end', async () => {
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

  it('gives what comes while it is read, and all of it to a later reader', async () => {
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
    ['anything behind the end', [end()], chunk(0, 12)],
  ])('takes %s that comes again once', (_, events, again) => {
    expect(feedOf(...events).receive(again)).toBe('repeated');
  });

  it('takes what is new of a combined chunk', async () => {
    expect(await read(feedOf(chunk(0, 7), chunk(3, 12), end()))).toEqual([
      'Khabib:',
      ' 13-0',
      'response_end',
    ]);
  });

  it('does not take a chunk before which text is missing, and goes on when that has come', () => {
    const feed = feedOf(chunk(0, 3));
    expect(feed.receive(chunk(7, 12))).toBe('gap');
    expect([feed.lastSeq, feed.hasGap]).toEqual([3, true]);
    expect(feed.receive(chunk(3, 12))).toBe('taken');
    expect([feed.lastSeq, feed.hasGap]).toEqual([12, false]);
  });

  it('takes a chunk without from_seq for one number', () => {
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

  it('takes missing text from the end, which holds all of it', async () => {
    expect(await read(feedOf(chunk(0, 3), chunk(7, 12), end()))).toEqual([
      'Kha',
      'bib: 13-0',
      'response_end',
    ]);
  });

  it('ends with less text than came when its maker died', async () => {
    const feed = feedOf(chunk(0, 12), end('Khabib'));
    expect(await read(feed)).toEqual([TEXT, 'response_end']);
    expect(await feed.whenEnded()).toMatchObject({ content: 'Khabib' });
  });

  it('gives what came before a failure, then the failure', async () => {
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

  it('starts where it is wanted', () => {
    const feed = new AnswerFeed('answer-1', 7);
    expect(feed.receive(chunk(0, 7))).toBe('repeated');
    expect(feed.receive(chunk(5, 12))).toBe('taken');
    expect(feed.receive(chunk(12, 13))).toBe('taken');
  });
});

describe('chunkBehind', () => {
  const data = { ...IDS, from_seq: 4, seq: 12, content: TEXT.slice(3) };

  it.each([
    [0, 'bib: 13-0', 4],
    [3, 'bib: 13-0', 4],
    [7, ' 13-0', 8],
    [11, '0', 12],
  ])('cuts off what lies up to %d', (seq, content, from) => {
    expect(chunkAfter(data, seq)).toEqual({ ...data, from_seq: from, content });
  });

  it('has nothing where all is known', () => {
    expect(chunkAfter(data, 12)).toBeUndefined();
  });
});
