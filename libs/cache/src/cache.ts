import { createKeyv } from '@cacheable/memory';
import KeyvRedis, { createClient, type RedisClientType } from '@keyv/redis';
import { createCache, type Cache as ManagedCache } from 'cache-manager';
import { Keyv } from 'keyv';
import type { AppConfig } from '@app/config';
import { Logger } from '@nestjs/common';

/** Entries in process; the least recently used ones go first. */
const MOST_ENTRIES = 2000;
/** A larger value is not kept: in process all of them together stay below some hundred megabytes. */
const LONGEST_VALUE = 100_000;
/** A cache that is slower than this is of no use. */
const PATIENCE_MS = 250;
const CONNECT_TIMEOUT_MS = 2000;
const LONGEST_RECONNECT_MS = 2000;
const NAMESPACE = 'mma-savant';

/**
 * One cache of JSON values: in process, or in Redis when REDIS_URL is set, shared by all processes then. It may forget
 * anything at any time: while Redis is away or slow, nothing is found and nothing is kept, and no call fails.
 */
export class Cache {
  private readonly logger = new Logger(Cache.name);
  private readonly client: RedisClientType | null;
  private readonly cache: ManagedCache;
  private isAway = false;

  constructor({ env }: Pick<AppConfig, 'env'>) {
    this.client = env.REDIS_URL === undefined ? null : toClient(env.REDIS_URL, env.REDIS_PASSWORD);
    this.cache = createCache({ stores: [this.client === null ? inProcess() : inRedis(this.client)] });
    this.client?.on('error', (error: Error) => this.tellAway(error));
    this.client?.on('ready', () => this.tellBack());
    // It connects behind the start; until then the cache is empty.
    this.client?.connect().catch((error: unknown) => this.tellAway(error));
  }

  /** @returns the value, or undefined when it is not known (any more) */
  async get<Value>(key: string): Promise<Value | undefined> {
    return (await this.inTime(() => this.cache.get<Value>(key))) ?? undefined;
  }

  /** Keeps a value for so many milliseconds at most; resolves when it is kept, or not. */
  async set(key: string, value: unknown, milliseconds: number): Promise<void> {
    if (JSON.stringify(value).length > LONGEST_VALUE) return;
    await this.inTime(() => this.cache.set(key, value, milliseconds));
  }

  /** Ends the connection at once: a Redis that does not answer holds nobody up. */
  close(): void {
    if (this.client?.isOpen === true) this.client.destroy();
  }

  private async inTime<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
    });
    try {
      return await Promise.race([work(), late]);
    } catch {
      // Its connection tells why.
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  private tellAway(error: unknown): void {
    if (this.isAway) return;
    this.isAway = true;
    const reason = error instanceof Error ? error.message || error.name : 'unknown';
    this.logger.warn(`Redis is away (${reason}); nothing is cached until it is back`);
  }

  private tellBack(): void {
    if (this.isAway) this.logger.log('Redis is back');
    this.isAway = false;
  }
}

function toClient(url: string, password: string | undefined): RedisClientType {
  const client = createClient({
    url,
    ...(password === undefined ? {} : { password }),
    // While the connection is away, commands fail at once instead of waiting for it.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, LONGEST_RECONNECT_MS),
    },
  });
  return client;
}

const inProcess = (): Keyv => createKeyv({ lruSize: MOST_ENTRIES });

function inRedis(client: RedisClientType): Keyv {
  const store = new KeyvRedis(client, { namespace: NAMESPACE, throwOnErrors: true });
  return new Keyv({ store, namespace: NAMESPACE, useKeyPrefix: false, throwOnErrors: true });
}
