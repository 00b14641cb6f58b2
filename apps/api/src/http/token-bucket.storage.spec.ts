import { describe, expect, it } from '@jest/globals';
import { TokenBucketStorage } from './token-bucket.storage.js';

const MINUTE = 60_000;

function bucketAt(start: number) {
  let now = start;
  const storage = new TokenBucketStorage(() => now);
  return {
    wait: (ms: number) => {
      now += ms;
    },
    ask: (key = 'someone', limit = 10) => storage.increment(key, MINUTE, limit),
  };
}

describe(TokenBucketStorage.name, () => {
  it('allows the whole budget at once and no more', async () => {
    const { ask } = bucketAt(5000);
    const verdicts = [];
    for (let count = 0; count < 12; count += 1) verdicts.push(await ask());
    expect(verdicts.map(({ isBlocked }) => isBlocked)).toEqual([
      ...Array<boolean>(10).fill(false),
      true,
      true,
    ]);
    expect(verdicts.map(({ totalHits }) => totalHits).slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(verdicts.at(-1)?.timeToBlockExpire).toBeCloseTo(6);
  });

  it('refills continuously, not at the end of a period', async () => {
    const { ask, wait } = bucketAt(0);
    for (let count = 0; count < 10; count += 1) await ask();
    wait(6000);
    expect((await ask()).isBlocked).toBe(false);
    expect((await ask()).isBlocked).toBe(true);
    wait(MINUTE);
    const later = [];
    for (let count = 0; count < 11; count += 1) later.push((await ask()).isBlocked);
    expect(later.filter((isBlocked) => !isBlocked)).toHaveLength(10);
  });

  it('does not extend the wait by refused requests', async () => {
    const { ask, wait } = bucketAt(0);
    for (let count = 0; count < 50; count += 1) await ask();
    wait(6001);
    expect((await ask()).isBlocked).toBe(false);
  });

  it('has a separate budget per caller', async () => {
    const { ask } = bucketAt(0);
    expect((await ask('a', 1)).isBlocked).toBe(false);
    expect((await ask('a', 1)).isBlocked).toBe(true);
    expect((await ask('b', 1)).isBlocked).toBe(false);
  });

  it('subtracts the usage of other nodes', async () => {
    const storage = new TokenBucketStorage(() => 0);
    await storage.increment('someone', MINUTE, 10);
    expect(storage.takeUnreported()).toEqual(new Map([['someone', 1]]));
    expect(storage.takeUnreported()).toEqual(new Map());
    storage.charge('someone', 8);
    storage.charge('other', 8);
    expect((await storage.increment('someone', MINUTE, 10)).isBlocked).toBe(false);
    expect((await storage.increment('someone', MINUTE, 10)).isBlocked).toBe(true);
    expect((await storage.increment('other', MINUTE, 10)).totalHits).toBe(1);
  });

  it('evicts the oldest caller above the limit, per budget', async () => {
    const storage = new TokenBucketStorage(() => 0, 2);
    const isBlocked = async (key: string, limit: number): Promise<boolean> =>
      (await storage.increment(key, MINUTE, limit)).isBlocked;
    for (const key of ['a', 'b', 'c']) expect(await isBlocked(key, 1)).toBe(false);
    expect(await isBlocked('c', 1)).toBe(true);
    expect(await isBlocked('b', 1)).toBe(true);
    expect(await isBlocked('a', 1)).toBe(false);
    for (let index = 0; index < 1_000; index += 1) await isBlocked(`flood ${index}`, 2);
    expect(storage.takeUnreported().size).toBeLessThanOrEqual(4);
  });

  it('removes callers whose budget is full later', async () => {
    let now = 0;
    const storage = new TokenBucketStorage(() => now);
    await storage.increment('gone', MINUTE, 10);
    now = 2 * MINUTE;
    await storage.increment('here', MINUTE, 10);
    expect(storage.takeUnreported()).toEqual(new Map([['here', 1]]));
  });
});
