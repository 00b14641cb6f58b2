import { describe, expect, it } from '@jest/globals';
import { AnswerSlots } from './answer-slots.js';

const never = new AbortController().signal;

describe(AnswerSlots.name, () => {
  it('hands a freed slot to the next in the queue', async () => {
    const slots = new AnswerSlots(1);
    const free = await slots.take(1, never);
    const order: string[] = [];
    const first = slots.take(1, never).then((release) => {
      order.push('first');
      release();
    });
    const second = slots.take(1, never).then(() => order.push('second'));
    expect(order).toEqual([]);
    free();
    free();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  });

  it('grants no reservation when the queue is full', async () => {
    const slots = new AnswerSlots(1);
    await slots.take(1, never);
    for (let waiting = 0; waiting < 4; waiting += 1) void slots.take(1, never);
    expect(slots.reserve().isGranted).toBe(false);
  });

  it('counts reservations until they are released', async () => {
    const slots = new AnswerSlots(1);
    const reservations = Array.from({ length: 5 }, () => slots.reserve());
    expect(reservations.every(({ isGranted }) => isGranted)).toBe(true);
    const refused = slots.reserve();
    expect(refused.isGranted).toBe(false);
    reservations[0]?.release();
    reservations[0]?.release();
    refused.release();
    await reservations[0]?.released;
    await slots.take(1, never);
    expect(slots.reserve().isGranted).toBe(false);
    reservations[1]?.release();
    expect(slots.reserve().isGranted).toBe(true);
  });

  it('removes an aborted wait from the queue', async () => {
    const slots = new AnswerSlots(1);
    const free = await slots.take(1, never);
    const abort = new AbortController();
    const waiting = slots.take(1, abort.signal);
    abort.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    free();
    await expect(slots.take(1, never)).resolves.toBeInstanceOf(Function);
  });

  it('gives a free slot to the user with the fewest running answers', async () => {
    const slots = new AnswerSlots(2);
    const { signal } = new AbortController();
    const first = await slots.take(1, signal);
    await slots.take(1, signal);
    const order: number[] = [];
    const wait = (userId: number): Promise<void> =>
      slots.take(userId, signal).then(() => {
        order.push(userId);
      });
    const waiting = [wait(1), wait(1), wait(2)];
    first();
    await waiting[2];
    expect(order).toEqual([2]);
  });
});
