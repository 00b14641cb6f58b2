import { describe, expect, it } from '@jest/globals';
import { Answer } from './answer.js';
import { AnswerFeed } from './answer-feed.js';
import { ChatClientError } from './chat-client.errors.js';
import type { AnswerStatus, ErrorCode } from './protocol.js';

const IDS = { message_id: 'answer-1', session_id: 'session-1' };

class Stops {
  readonly ids: string[] = [];
  readonly stop = async (id: string): Promise<void> => void this.ids.push(id);
}

function ended(status: AnswerStatus, content: string, code?: ErrorCode): AnswerFeed {
  const feed = new AnswerFeed('answer-1');
  if (code !== undefined) {
    feed.receive({ event: 'error', data: { ...IDS, error: { code, message: 'no', retryable: true } } });
  }
  const rest = {
    parts: [],
    usage: null,
    sources: [],
    grounding: null,
    reading: null,
    suggestions: [],
    cached: false,
    timestamp: '',
  };
  feed.receive({ event: 'response_end', data: { ...IDS, status, content, ...rest } });
  return feed;
}

const answerOf = (
  feed: AnswerFeed,
  options: { afterSeq?: number; signal?: AbortSignal } = {},
  stops = new Stops(),
) => new Answer(Promise.resolve({ feed, turn: null }), { stop: stops.stop, ...options });

describe(Answer.name, () => {
  it.each<[AnswerStatus]>([['complete'], ['stopped'], ['interrupted']])(
    'returns the text of a %s one',
    async (status) => {
      expect(await answerOf(ended(status, 'so far')).text()).toBe('so far');
    },
  );

  it('throws the error of a failed one instead of its text', async () => {
    await expect(answerOf(ended('failed', '', 'llm_unavailable')).text()).rejects.toMatchObject({
      code: 'llm_unavailable',
      retryable: true,
    });
    await expect(answerOf(ended('failed', '')).text()).rejects.toMatchObject({ code: 'internal_error' });
  });

  it('yields the text after the given offset', async () => {
    const contents: string[] = [];
    for await (const event of answerOf(ended('complete', 'abcdef'), { afterSeq: 4 })) {
      if (event.event === 'response_chunk') contents.push(event.data.content);
    }
    expect(contents).toEqual(['ef']);
  });

  it('throws a refusal to its reader only', async () => {
    const refusal = new ChatClientError('session_busy', 'busy', { retryable: true });
    const answer = new Answer(Promise.reject(refusal), { stop: new Stops().stop });
    await expect(answer.text()).rejects.toBe(refusal);
    await expect(answer.accepted).rejects.toBe(refusal);
    expect(answer.messageId).toBeUndefined();
    // Without a reader; an unhandled rejection would end the test.
    void new Answer(Promise.reject(refusal), { stop: new Stops().stop });
    await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('stops once it is accepted, and not after its end', async () => {
    const stops = new Stops();
    await answerOf(new AnswerFeed('answer-1'), {}, stops).stop();
    await answerOf(ended('complete', ''), {}, stops).stop();
    expect(stops.ids).toEqual(['answer-1']);
  });

  it('throws the reason of an aborted signal and stops, even if it is accepted later', async () => {
    const stops = new Stops();
    const controller = new AbortController();
    let accept: (feed: AnswerFeed) => void = () => undefined;
    const opening = new Promise<AnswerFeed>((resolve) => (accept = resolve)).then((feed) => ({
      feed,
      turn: null,
    }));
    const answer = new Answer(opening, { stop: stops.stop, signal: controller.signal });
    const text = answer.text();
    controller.abort(new Error('left'));
    await expect(text).rejects.toThrow('left');
    expect(stops.ids).toEqual([]);
    accept(new AnswerFeed('answer-1'));
    await opening.then(() => undefined);
    expect(stops.ids).toEqual(['answer-1']);
  });

  it('ignores a signal that is aborted after its end', async () => {
    const stops = new Stops();
    const controller = new AbortController();
    const answer = answerOf(ended('complete', 'whole'), { signal: controller.signal }, stops);
    expect(await answer.text()).toBe('whole');
    controller.abort();
    expect(await answer.text()).toBe('whole');
    expect(stops.ids).toEqual([]);
  });
});
