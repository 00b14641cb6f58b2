import { describe, expect, it } from '@jest/globals';
import { Answer } from './answer.js';
import type { AnswerEvent } from './chat-events.js';

const chunk = (
  seq: number,
  content: string,
  fields: { message_id?: string; from_seq?: number } = {},
): AnswerEvent => ({
  event: 'response_chunk',
  data: { message_id: 'answer-1', session_id: 'session-1', seq, content, ...fields },
});

const end: AnswerEvent = {
  event: 'response_end',
  data: {
    message_id: 'answer-1',
    session_id: 'session-1',
    status: 'complete',
    content: 'ab',
    usage: null,
    sources: null,
    grounding: null,
    timestamp: '2026-08-01T12:00:00.000Z',
  },
};

async function textOf(answer: Answer): Promise<string> {
  let text = '';
  for await (const event of answer.events) if (event.event === 'response_chunk') text += event.data.content;
  return text;
}

describe(Answer.name, () => {
  it('gives events that came before the acknowledgement, in order', async () => {
    const answer = new Answer();
    answer.receive(chunk(1, 'a'));
    answer.acknowledge('answer-1');
    answer.receive(chunk(2, 'b'));
    answer.receive(end);
    expect(await textOf(answer)).toBe('ab');
    expect(answer.isFinished).toBe(true);
  });

  it('leaves out the events of other answers', async () => {
    const answer = new Answer();
    answer.receive(chunk(1, 'x', { message_id: 'answer-2' }));
    answer.acknowledge('answer-1');
    answer.receive(chunk(1, 'a'));
    answer.receive(chunk(2, 'y', { message_id: 'answer-2' }));
    answer.receive(end);
    expect(await textOf(answer)).toBe('a');
  });

  it('takes a chunk that comes again after a reconnection once', async () => {
    const answer = new Answer();
    answer.acknowledge('answer-1');
    answer.receive(chunk(1, 'a'));
    answer.receive(chunk(1, 'a'));
    answer.receive(chunk(3, 'bc', { from_seq: 2 }));
    answer.receive(chunk(3, 'c'));
    answer.receive(end);
    expect(await textOf(answer)).toBe('abc');
    expect(answer.lastSeq).toBe(3);
  });

  it('hands out what arrived before a failure, then the failure', async () => {
    const answer = new Answer();
    answer.acknowledge('answer-1');
    answer.receive(chunk(1, 'a'));
    answer.events.fail(new Error('the connection was lost'));
    const seen: string[] = [];
    const read = async () => {
      for await (const event of answer.events) seen.push(event.event);
    };
    await expect(read()).rejects.toThrow('the connection was lost');
    expect(seen).toEqual(['response_chunk']);
  });
});
