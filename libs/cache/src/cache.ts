import { createKeyv } from '@cacheable/memory';
import KeyvRedis from '@keyv/redis';
import { createCache, type Cache as ManagedCache } from 'cache-manager';
import { Keyv } from 'keyv';
import { telemetry } from '@app/common';
import type { AppConfig } from '@app/config';
import { closeRedis, inTime, openRedis, type RedisClient } from '@app/redis';

/** In-process entries (LRU). */
const MAX_ENTRIES = 2000;
/** JSON characters. Larger values are not cached, which limits the in-process cache to a few hundred megabytes. */
const MAX_VALUE_LENGTH = 100_000;
const TIMEOUT_MS = 250;
const NAMESPACE = 'mma-savant';

/**
 * A cache of JSON values, in process or in Redis if REDIS_URL is set. Entries may disappear at any time: while Redis
 * is unavailable or slow, reads miss, writes are dropped, and no call fails.
 */
export class Cache {
  private readonly client: RedisClient | null;
  private readonly cache: ManagedCache;

  constructor(config: Pick<AppConfig, 'env'>) {
    this.client = openRedis(config, { consequence: 'nothing is cached', waits: false });
    this.cache = createCache({ stores: [this.client === null ? inProcess() : inRedis(this.client)] });
  }

  async get<Value>(key: string): Promise<Value | undefined> {
    const value = (await this.attempt(() => this.cache.get<Value>(key))) ?? undefined;
    telemetry.metrics.cacheRead(kindOf(key), value !== undefined);
    return value;
  }

  async set(key: string, value: unknown, milliseconds: number): Promise<void> {
    if (JSON.stringify(value).length > MAX_VALUE_LENGTH) return;
    await this.attempt(() => this.cache.set(key, value, milliseconds));
  }

  async delete(key: string): Promise<void> {
    await this.attempt(() => this.cache.del(key));
  }

  close(): void {
    closeRedis(this.client);
  }

  private async attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await inTime(work(), TIMEOUT_MS);
    } catch {
      return undefined;
    }
  }
}

/** What is cached: the part of the key before its first colon. */
const kindOf = (key: string): string => /^([a-z-]{1,20}):/.exec(key)?.[1] ?? 'other';

const inProcess = (): Keyv => createKeyv({ lruSize: MAX_ENTRIES });

function inRedis(client: RedisClient): Keyv {
  const store = new KeyvRedis(client, { namespace: NAMESPACE, throwOnErrors: true });
  return new Keyv({ store, namespace: NAMESPACE, useKeyPrefix: false, throwOnErrors: true });
}
