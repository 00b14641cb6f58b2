import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { AnswerLoopEvent } from '../answer-events.js';
import { type FlightBatch, FlightReader, FlightSender } from './flight-stream.js';

const text = (content: string): AnswerLoopEvent => ({ type: 'text', text: content });

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe(FlightSender, () => {
  let sent: FlightBatch[];
  let sender: FlightSender;
  beforeEach(() => {
    sent = [];
    sender = new FlightSender('reader', (batch) => sent.push(batch));
  });

  it('gathers events, numbers its batches, and sends the rest with the end', () => {
    sender.add(text('a'));
    sender.add(text('b'));
    jest.advanceTimersByTime(20);
    sender.add(text('c'));
    sender.end({ kind: 'complete' });
    expect(sent).toEqual([
      { reader: 'reader', index: 0, events: [text('a'), text('b')], end: null },
      { reader: 'reader', index: 1, events: [text('c')], end: { kind: 'complete' } },
    ]);
  });

  it('says that it is there while it has nothing to send, and no more after the end', () => {
    jest.advanceTimersByTime(4_000);
    expect(sent.map(({ index, events }) => [index, events.length])).toEqual([
      [0, 0],
      [1, 0],
    ]);
    sender.end({ kind: 'complete' });
    jest.advanceTimersByTime(10_000);
    expect(sent).toHaveLength(3);
  });
});

describe(FlightReader, () => {
  let heard: AnswerLoopEvent[];
  let reader: FlightReader;
  beforeEach(() => {
    heard = [];
    reader = new FlightReader((event) => heard.push(event));
  });
  const batch = (index: number, content: string): FlightBatch => ({
    reader: 'reader',
    index,
    events: [text(content)],
    end: null,
  });

  it('emits events in order until the end', async () => {
    reader.receive(batch(0, 'a'));
    reader.receive({ ...batch(1, 'b'), end: { kind: 'complete' } });
    expect(heard).toEqual([text('a'), text('b')]);
    expect(await reader.ended).toEqual({ kind: 'complete' });
  });

  it('is lost, and emits nothing more, when a batch is missing', async () => {
    reader.receive(batch(0, 'a'));
    reader.receive(batch(2, 'c'));
    reader.receive(batch(1, 'b'));
    expect(heard).toEqual([text('a')]);
    expect(await reader.ended).toEqual({ kind: 'lost' });
  });

  it('is lost after seven seconds of silence', async () => {
    reader.receive(batch(0, 'a'));
    jest.advanceTimersByTime(7_000);
    expect(await reader.ended).toEqual({ kind: 'lost' });
  });

  it('tells whether something was emitted that another generation would repeat', () => {
    const model = { type: 'model', provider: 'p', model: 'm', promptVersion: '1', fallback: null } as const;
    reader.receive({ ...batch(0, ''), events: [model] });
    expect(reader.hasOutput).toBe(false);
    reader.receive(batch(1, 'a'));
    expect(reader.hasOutput).toBe(true);
  });
});
