import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Cache } from '@app/cache';
import { newId } from '@app/common';
import { loadConfig } from '@app/config';
import { Logger } from '@nestjs/common';
import { describeWith, REDIS } from '../support/needs.js';

const REDIS_URL = process.env['TEST_REDIS_URL'] ?? '';

const settings = { NODE_ENV: 'test', NEXTAUTH_SECRET: 'x'.repeat(40) };
const caches: Cache[] = [];
const open = (url?: string): Cache => {
  const cache = new Cache(loadConfig({ ...settings, ...(url === undefined ? {} : { REDIS_URL: url }) }));
  caches.push(cache);
  return cache;
};
/** It connects in the background. */
async function untilItKeeps(cache: Cache): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    await cache.set('is it there', tries, 10_000);
    if ((await cache.get('is it there')) === tries) return;
    await sleep(50);
  }
  throw new Error('the cache keeps nothing');
}

beforeAll(() => Logger.overrideLogger(false));
afterEach(() => {
  for (const cache of caches.splice(0)) cache.close();
});

describe('the cache in process', () => keepsValues());
describeWith([REDIS], 'the cache in Redis', () => keepsValues(REDIS_URL));

function keepsValues(url?: string): void {
  it('stores values for their lifetime', async () => {
    const cache = open(url);
    await untilItKeeps(cache);
    const key = newId();
    await cache.set(key, { text: '존 존스', list: [1, null] }, 200);
    expect(await cache.get(key)).toEqual({ text: '존 존스', list: [1, null] });
    await sleep(300);
    expect(await cache.get(key)).toBeUndefined();
  });

  it('does not store oversized values', async () => {
    const cache = open(url);
    await untilItKeeps(cache);
    const key = newId();
    await cache.set(key, 'x'.repeat(100_001), 10_000);
    expect(await cache.get(key)).toBeUndefined();
  });
}

describeWith([REDIS], 'the cache of several processes', () => {
  it('is shared', async () => {
    const [one, other] = [open(REDIS_URL), open(REDIS_URL)];
    await untilItKeeps(one);
    await untilItKeeps(other);
    const key = newId();
    await one.set(key, 'shared', 10_000);
    expect(await other.get(key)).toBe('shared');
  });
});

describe('the cache while Redis', () => {
  it('is unavailable misses and never fails', async () => {
    const cache = open('redis://127.0.0.1:1');
    await cache.set('key', 1, 1000);
    expect(await cache.get('key')).toBeUndefined();
  });

  it('does not respond returns within the time-out', async () => {
    const sockets: Socket[] = [];
    const silent: Server = createServer((socket) => sockets.push(socket.resume())).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const cache = open(`redis://127.0.0.1:${port}`);
    const answers = await Promise.race([
      cache.get('key').then(() => 'soon'),
      sleep(5000, 'late', { ref: false }),
    ]);
    expect(answers).toBe('soon');
    cache.close();
    // The server's sockets close: no command continues.
    for (const socket of sockets) if (!socket.closed) await once(socket, 'close');
    silent.close();
  });
});
