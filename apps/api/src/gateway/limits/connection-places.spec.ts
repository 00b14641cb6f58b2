import { describe, expect, it } from '@jest/globals';
import { RateLimitedError } from '@app/common';
import { loadConfig } from '@app/config';
import { SharedRedis } from '@app/redis';
import { ConnectionPlaces } from './connection-places.js';

describe(ConnectionPlaces.name, () => {
  const open = (scale: string): ConnectionPlaces => {
    const config = loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(40), RATE_LIMIT_SCALE: scale });
    return new ConnectionPlaces(config, new SharedRedis(config));
  };

  it('gives a person so many places, and each back once', async () => {
    const places = open('0.1');
    const giveBack = await places.take(1);
    await places.take(1);
    await expect(places.take(1)).rejects.toThrow(RateLimitedError);
    await places.take(2);
    expect(places.total).toBe(3);
    giveBack();
    giveBack();
    expect(places.total).toBe(2);
    expect(places.connectionsByUser().get(1)).toBe(1);
    await places.take(1);
    await expect(places.take(1)).rejects.toThrow(RateLimitedError);
  });

  it('forgets who has no connection', async () => {
    const places = open('1');
    (await places.take(1))();
    expect(places.connectionsByUser().size).toBe(0);
    expect(places.total).toBe(0);
  });
});
