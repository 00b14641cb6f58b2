import { createKeyv } from '@cacheable/memory';
import KeyvRedis from '@keyv/redis';
import { createCache, type Cache as ManagedCache } from 'cache-manager';
import { Keyv } from 'keyv';
import type { AppConfig } from '@app/config';
import { closeRedis, inTime, openRedis, type RedisClient } from '@app/redis';

/** Entries in process; the least recently used ones go first. */
const MOST_ENTRIES = 2000;
/** A larger value is not kept: in process all of them together stay below some hundred megabytes. */
const LONGEST_VALUE = 100_000;
/** A cache that is slower than this is of no use. */
const PATIENCE_MS = 250;
const NAMESPACE = 'mma-savant';

/**
 * One cache of JSON values: in process, or in Redis when REDIS_URL is set, shared by all processes then. It may forget
 * anything at any time: while Redis is away or slow, nothing is found and nothing is kept, and no call fails.
 */
export class Cache {
  private readonly client: RedisClient | null;
  private readonly cache: ManagedCache;

  constructor(config: Pick<AppConfig, 'env'>) {
    this.client = openRedis(config, { consequence: 'nothing is cached', waits: false });
    this.cache = createCache({ stores: [this.client === null ? inProcess() : inRedis(this.client)] });
  }

  /** @returns the value, or undefined when it is not known (any more) */
  async get<Value>(key: string): Promise<Value | undefined> {
    return (await this.attempt(() => this.cache.get<Value>(key))) ?? undefined;
  }

  /** Keeps a value for so many milliseconds at most; resolves when it is kept, or not. */
  async set(key: string, value: unknown, milliseconds: number): Promise<void> {
    if (JSON.stringify(value).length > LONGEST_VALUE) return;
    await this.attempt(() => this.cache.set(key, value, milliseconds));
  }

  close(): void {
    closeRedis(this.client);
  }

  private async attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await inTime(work(), PATIENCE_MS);
    } catch {
      // Its connection tells why.
      return undefined;
    }
  }
}

const inProcess = (): Keyv => createKeyv({ lruSize: MOST_ENTRIES });

function inRedis(client: RedisClient): Keyv {
  const store = new KeyvRedis(client, { namespace: NAMESPACE, throwOnErrors: true });
  return new Keyv({ store, namespace: NAMESPACE, useKeyPrefix: false, throwOnErrors: true });
}
