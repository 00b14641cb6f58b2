import { beforeEach, describe, expect, it } from '@jest/globals';
import { AnswerTracker } from './answer-tracker.js';
import type { AnswerEvent } from './protocol.js';

const start = (id: string): AnswerEvent => ({
  event: 'response_start',
  data: { message_id: id, session_id: 'session-1', reply_to: 'question-1', timestamp: '' },
});
const chunk = (id: string, seq: number): AnswerEvent => ({
  event: 'response_chunk',
  data: { message_id: id, session_id: 'session-1', seq, content: String(seq % 10) },
});
const end = (id: string, content: string): AnswerEvent => ({
  event: 'response_end',
  data: {
    message_id: id,
    session_id: 'session-1',
    status: 'complete',
    content,
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

describe(AnswerTracker.name, () => {
  let tracker: AnswerTracker;

  beforeEach(() => {
    tracker = new AnswerTracker();
  });

  it('buffers the events of an expected answer, even if it ends before its id is known', async () => {
    const release = tracker.expect();
    for (const event of [start('a'), chunk('a', 1), chunk('b', 1), end('a', '1')]) tracker.receive(event);
    const feed = tracker.follow('a');
    release();
    expect(await feed.whenEnded()).toMatchObject({ content: '1' });
    expect(feed.lastSeq).toBe(1);
    expect(tracker.unfinished).toEqual([]);
  });

  it('buffers a running answer without a reader from its start', () => {
    for (const event of [start('a'), chunk('a', 1), chunk('b', 5)]) tracker.receive(event);
    expect(tracker.follow('a').lastSeq).toBe(1);
    expect(tracker.follow('b').lastSeq).toBe(0);
  });

  it('removes an answer without a reader when it ends or the connection is cut', () => {
    for (const event of [start('a'), chunk('a', 1), end('a', '1'), start('b'), chunk('b', 1)]) {
      tracker.receive(event);
    }
    tracker.interrupt();
    expect([tracker.follow('a').lastSeq, tracker.follow('b').lastSeq]).toEqual([0, 0]);
  });

  it('keeps the buffer of an expected answer when the connection is cut', () => {
    tracker.expect();
    for (const event of [start('a'), chunk('a', 1)]) tracker.receive(event);
    tracker.interrupt();
    expect(tracker.follow('a').lastSeq).toBe(1);
  });

  it('reports a gap only in a followed answer', () => {
    const feed = tracker.follow('a');
    tracker.receive(start('b'));
    expect(tracker.receive(chunk('b', 3))).toBeUndefined();
    expect(tracker.receive(chunk('a', 1))).toBeUndefined();
    expect(tracker.receive(chunk('a', 3))).toBe(feed);
  });

  it('returns the same feed to all followers', () => {
    expect(tracker.follow('a')).toBe(tracker.follow('a', 4));
    expect(tracker.unfinished).toHaveLength(1);
  });

  it('fails all answers, including later ones', async () => {
    const feed = tracker.follow('a');
    tracker.failAll(new Error('lost'));
    await expect(feed.whenEnded()).rejects.toThrow('lost');
    await expect(tracker.follow('b').whenEnded()).rejects.toThrow('lost');
    expect(tracker.unfinished).toEqual([]);
  });

  it('ignores errors of the connection', () => {
    const feed = tracker.follow('a');
    const error = { code: 'shutting_down' as const, message: '', retryable: true };
    tracker.receive({ event: 'error', data: { error } });
    expect(feed.error).toBeUndefined();
  });
});
