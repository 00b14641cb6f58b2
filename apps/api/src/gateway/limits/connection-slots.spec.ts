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

  it('replaces the connection that has been idle longest', async () => {
    jest.useFakeTimers();
    try {
      const slots = open('0.1');
      const replaced: string[] = [];
      const [first, second] = [await slots.take(1), await slots.take(1)];
      first.onReplaced(() => replaced.push('first'));
      second.onReplaced(() => replaced.push('second'));
      jest.advanceTimersByTime(10);
      first.recordActivity();
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

  it('notifies a connection that was replaced before it opened', async () => {
    const slots = open('0.01');
    const slot = await slots.take(1);
    await slots.take(1);
    const replaced = jest.fn();
    slot.onReplaced(replaced);
    expect(replaced).toHaveBeenCalledTimes(1);
    expect(slots.total).toBe(1);
  });

  it('releases each slot once and removes users without connections', async () => {
    const slots = open('1');
    const slot = await slots.take(1);
    slot.release();
    slot.release();
    slot.replace();
    expect(slots.total).toBe(0);
    expect(slots.connectionsByUser().size).toBe(0);
  });
});
