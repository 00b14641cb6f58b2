import { describe, expect, it, jest } from '@jest/globals';
import { loadConfig } from '@app/config';
import { SharedRedis } from '@app/redis';
import { NodeMessages } from '../../cluster/node-messages.js';
import { ConnectionSlots } from './connection-slots.js';

describe(ConnectionSlots.name, () => {
  const open = (scale: string): ConnectionSlots => {
    const config = loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(40), RATE_LIMIT_SCALE: scale });
    return new ConnectionSlots(config, new SharedRedis(config), new NodeMessages());
  };

  it('gives the slot of the connection that was silent longest to the newest one', async () => {
    jest.useFakeTimers();
    try {
      const slots = open('0.1');
      const replaced: string[] = [];
      const [first, second] = [await slots.take(1), await slots.take(1)];
      first.onReplaced(() => replaced.push('first'));
      second.onReplaced(() => replaced.push('second'));
      jest.advanceTimersByTime(10);
      first.heard();
      jest.advanceTimersByTime(10);
      const third = await slots.take(1);
      third.onReplaced(() => replaced.push('third'));
      expect(replaced).toEqual(['second']);
      expect(slots.connectionsByUser().get(1)).toBe(2);
      await slots.take(1);
      expect(replaced).toEqual(['second', 'first']);
      await slots.take(2);
      expect(slots.total).toBe(3);
    } finally {
      jest.useRealTimers();
    }
  });

  it('tells a connection that was replaced before it was open', async () => {
    const slots = open('0.01');
    const slot = await slots.take(1);
    await slots.take(1);
    const replaced = jest.fn();
    slot.onReplaced(replaced);
    expect(replaced).toHaveBeenCalledTimes(1);
    expect(slots.total).toBe(1);
  });

  it('takes each slot back once, and forgets users without a connection', async () => {
    const slots = open('1');
    const slot = await slots.take(1);
    slot.release();
    slot.release();
    slot.replace();
    expect(slots.total).toBe(0);
    expect(slots.connectionsByUser().size).toBe(0);
  });
});
