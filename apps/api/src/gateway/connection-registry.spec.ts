import { describe, expect, it } from '@jest/globals';
import { RateLimitedError } from '@app/common';
import { loadConfig } from '@app/config';
import { ConnectionRegistry } from './connection-registry.js';

describe(ConnectionRegistry.name, () => {
  const open = (scale: string): ConnectionRegistry =>
    new ConnectionRegistry(loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(40), RATE_LIMIT_SCALE: scale }));

  it('gives a person so many places, and each back once', () => {
    const registry = open('0.1');
    const giveBack = registry.take(1);
    registry.take(1);
    expect(() => registry.take(1)).toThrow(RateLimitedError);
    registry.take(2);
    expect(registry.total).toBe(3);
    giveBack();
    giveBack();
    expect(registry.total).toBe(2);
    expect(registry.connectionsByUser.get(1)).toBe(1);
    registry.take(1);
    expect(() => registry.take(1)).toThrow(RateLimitedError);
  });

  it('forgets who has no connection', () => {
    const registry = open('1');
    registry.take(1)();
    expect(registry.connectionsByUser.size).toBe(0);
    expect(registry.total).toBe(0);
  });
});
