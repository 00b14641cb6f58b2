import { describe, expect, it } from '@jest/globals';
import { AnswerSlots } from './answer-slots.js';
import { TooManyAnswersError } from '../llm/language-model.errors.js';

const never = new AbortController().signal;

describe(AnswerSlots.name, () => {
  it('lets the next one in when a place is given back, in order', async () => {
    const places = new AnswerSlots(1);
    const giveBack = await places.take(1, never);
    const order: string[] = [];
    const first = places.take(1, never).then((release) => {
      order.push('first');
      release();
    });
    const second = places.take(1, never).then(() => order.push('second'));
    expect(order).toEqual([]);
    giveBack();
    giveBack();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  });

  it('refuses when too many wait', async () => {
    const places = new AnswerSlots(1);
    await places.take(1, never);
    for (let waiting = 0; waiting < 4; waiting += 1) void places.take(1, never);
    expect(places.hasRoom).toBe(false);
    await expect(places.take(1, never)).rejects.toThrow(TooManyAnswersError);
  });

  it('keeps room for those who were let in, until they come or stay away', async () => {
    const places = new AnswerSlots(1);
    const rooms = Array.from({ length: 5 }, () => places.reserve());
    expect(() => places.reserve()).toThrow(TooManyAnswersError);
    rooms[0]?.();
    rooms[0]?.();
    await places.take(1, never);
    expect(() => places.reserve()).toThrow(TooManyAnswersError);
    rooms[1]?.();
    expect(places.reserve()).toBeInstanceOf(Function);
  });

  it('forgets one who was aborted while waiting', async () => {
    const places = new AnswerSlots(1);
    const giveBack = await places.take(1, never);
    const abort = new AbortController();
    const waiting = places.take(1, abort.signal);
    abort.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    giveBack();
    await expect(places.take(1, never)).resolves.toBeInstanceOf(Function);
  });

  it('gives a free place to the person who has the fewest', async () => {
    const places = new AnswerSlots(2);
    const { signal } = new AbortController();
    const first = await places.take(1, signal);
    await places.take(1, signal);
    const order: number[] = [];
    const wait = (person: number): Promise<void> =>
      places.take(person, signal).then(() => {
        order.push(person);
      });
    const waiting = [wait(1), wait(1), wait(2)];
    first();
    await waiting[2];
    expect(order).toEqual([2]);
  });
});
