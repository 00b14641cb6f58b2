import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { EventQueue } from './event-queue.js';

describe(EventQueue.name, () => {
  const record = (promises: number, name: string, order: string[]) => async (): Promise<void> => {
    for (let count = 0; count < promises; count += 1) await Promise.resolve();
    order.push(name);
  };

  it('keeps the order of handlers that need no I/O, within one turn', async () => {
    const queue = new EventQueue();
    const order: string[] = [];
    for (const [name, promises] of [
      ['slow', 50],
      ['quick', 0],
      ['slower', 99],
      ['last', 1],
    ] as const) {
      queue.add(record(promises, name, order));
    }
    await nextTurn();
    expect(order).toEqual(['slow', 'quick', 'slower', 'last']);
  });

  it('does not wait for a handler that waits for I/O', async () => {
    const queue = new EventQueue();
    const order: string[] = [];
    queue.add(async () => {
      await nextTurn();
      order.push('reads');
    });
    queue.add(record(3, 'needs nothing', order));
    await nextTurn();
    await nextTurn();
    expect(order).toEqual(['needs nothing', 'reads']);
  });

  it('starts again after it was empty', async () => {
    const queue = new EventQueue();
    const order: string[] = [];
    queue.add(record(1, 'first', order));
    await nextTurn();
    queue.add(record(1, 'second', order));
    await nextTurn();
    expect(order).toEqual(['first', 'second']);
  });
});
