import { describe, expect, it } from '@jest/globals';
import { type AnswerEvent, toChunk } from '../answer-event.js';
import type { AnswerFollower } from '../answer-event-log.js';
import { MemoryAnswerEventLog } from './memory-answer-event-log.js';

const ids = { message_id: 'm', session_id: 's' };
const start: AnswerEvent = {
  event: 'response_start',
  data: { message_id: 'm', session_id: 's', reply_to: 'q', timestamp: '' },
};
const tool: AnswerEvent = {
  event: 'tool_call',
  data: { message_id: 'm', session_id: 's', tool_call_id: 't', name: 'n', status: 'done', arguments: {} },
};

const endOf = (message_id: string): AnswerEvent => ({
  event: 'response_end',
  data: {
    message_id,
    session_id: 's',
    status: 'complete',
    content: '',
    parts: [],
    usage: null,
    sources: [],
    grounding: null,
    reading: null,
    suggestions: [],
    cached: false,
    timestamp: '',
  },
});

/** A log with `response_start` and the pieces, and a tool call before the third piece. */
function logOf(...pieces: string[]): { log: MemoryAnswerEventLog; text: string } {
  const log = new MemoryAnswerEventLog();
  let text = '';
  log.append('m', start);
  for (const [index, piece] of pieces.entries()) {
    if (index === 2) log.append('m', tool);
    log.append('m', toChunk(ids, text.length, piece));
    text += piece;
  }
  return { log, text };
}

async function follow(
  log: MemoryAnswerEventLog,
  after: number,
  onChange = () => {},
): Promise<AnswerFollower> {
  const follower = await log.follow('m', after, { onChange, onLost: () => {} });
  if (follower === null) throw new Error('the log does not hold the answer');
  return follower;
}

const brief = (events: AnswerEvent[]): string[] =>
  events.map((event) =>
    event.event === 'response_chunk'
      ? `${event.data.from_seq}-${event.data.seq}:${event.data.content}`
      : event.event,
  );

describe(MemoryAnswerEventLog.name, () => {
  it('returns everything in order to a late reader, adjacent chunks joined', async () => {
    const { log } = logOf('ab', 'c', 'def', 'g');
    expect(brief((await follow(log, 0)).read())).toEqual([
      'response_start',
      '1-3:abc',
      'tool_call',
      '4-7:defg',
    ]);
  });

  it('returns the events after an offset, and repeats those at the offset', async () => {
    const { log } = logOf('ab', 'c', 'def', 'g');
    expect(brief((await follow(log, 2)).read())).toEqual(['3-3:c', 'tool_call', '4-7:defg']);
    expect(brief((await follow(log, 3)).read())).toEqual(['tool_call', '4-7:defg']);
    expect(brief((await follow(log, 6)).read())).toEqual(['7-7:g']);
  });

  it.each([1, 4, 5])('cuts a chunk for a reader within it (%i)', async (after) => {
    const { log, text } = logOf('ab', 'c', 'def', 'g');
    const chunks = (await follow(log, after)).read().filter((event) => event.event === 'response_chunk');
    expect(chunks.map((chunk) => chunk.data.content).join('')).toBe(text.slice(after));
    expect(chunks[0]?.data.from_seq).toBe(after + 1);
  });

  it('returns each event once and notifies of new ones', async () => {
    const { log } = logOf('ab');
    let changes = 0;
    const follower = await follow(log, 0, () => {
      changes += 1;
    });
    follower.read();
    expect(follower.read()).toEqual([]);
    const chunk = toChunk(ids, 2, 'c');
    log.append('m', chunk);
    expect(changes).toBe(1);
    expect(follower.read()[0]).toBe(chunk);
    follower.close();
    log.append('m', toChunk(ids, 3, 'd'));
    expect(changes).toBe(1);
  });

  it('moves a reader beyond the log to its end', async () => {
    const { log } = logOf('ab');
    const follower = await follow(log, 5);
    expect(brief(follower.read())).toEqual([]);
    log.append('m', toChunk(ids, 2, 'cd'));
    log.append('m', toChunk(ids, 4, 'efg'));
    expect(brief(follower.read())).toEqual(['3-7:cdefg']);
  });

  it.each([0, 1, 2, 3, 5, 7])('joins the chunks of an ended answer for readers after %i', async (after) => {
    const { log } = logOf('ab', 'c', 'def', 'g');
    const before = brief((await follow(log, after)).read());
    log.append('m', endOf('m'));
    expect(brief((await follow(log, after)).read())).toEqual([...before, 'response_end']);
    const readers = [await follow(log, 0), await follow(log, 0)];
    const [one, other] = readers.map((reader) => reader.read());
    expect(one).toHaveLength(5);
    expect(one?.every((event, index) => event === other?.[index])).toBe(true);
  });

  it('lets a reader continue in an answer that has ended', async () => {
    const { log } = logOf('ab', 'c');
    const [early, late] = [await follow(log, 1), await follow(log, 0)];
    expect(brief(early.read())).toEqual(['2-3:bc']);
    log.append('m', toChunk(ids, 3, 'd'));
    expect(brief(late.read()).at(-1)).toBe('1-4:abcd');
    log.append('m', toChunk(ids, 4, 'e'));
    log.append('m', endOf('m'));
    expect(brief(early.read())).toEqual(['4-5:de', 'response_end']);
    expect(brief(late.read())).toEqual(['5-5:e', 'response_end']);
    expect(late.read()).toEqual([]);
  });

  it('evicts the longest ended answers when they are too large together', async () => {
    const log = new MemoryAnswerEventLog();
    const available = async (): Promise<string[]> => {
      const all = await Promise.all(
        ['a', 'b', 'c'].map(async (id) =>
          (await log.follow(id, 0, { onChange: () => {}, onLost: () => {} })) === null ? '' : id,
        ),
      );
      return all.filter((id) => id !== '');
    };
    for (const id of ['a', 'b', 'c']) {
      log.append(id, toChunk({ message_id: id, session_id: 's' }, 0, 'x'.repeat(3_000_000)));
      log.append(id, endOf(id));
    }
    expect(await available()).toEqual(['b', 'c']);
  });

  it('returns null for an evicted answer', async () => {
    const { log } = logOf('ab');
    log.drop('m');
    expect(await log.follow('m', 0, { onChange: () => {}, onLost: () => {} })).toBeNull();
  });

  it('notifies the followers of a dropped answer', async () => {
    const { log } = logOf('a', 'b');
    let lost = 0;
    await log.follow('m', 0, { onChange: () => {}, onLost: () => (lost += 1) });
    const closed = await log.follow('m', 0, { onChange: () => {}, onLost: () => (lost += 1) });
    closed?.close();
    log.drop('m');
    expect(lost).toBe(1);
  });
});
