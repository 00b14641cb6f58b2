import { createClient, type RedisClientType } from '@redis/client';
import { AppConfig } from '@app/config';
import { Logger, Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';

const CONNECT_TIMEOUT_MS = 2000;
const LONGEST_RECONNECT_MS = 2000;

export type RedisClient = RedisClientType;

export interface RedisUse {
  /** The effect of an outage, for the log: `nothing is cached`. */
  consequence: string;
  /** Whether commands wait for the connection; otherwise they fail immediately. */
  waits: boolean;
}

/**
 * Connects to REDIS_URL in the background and keeps retrying; null if it is not set. An unavailable Redis
 * fails commands, never the process.
 */
export function openRedis(
  { env }: Pick<AppConfig, 'env'>,
  { consequence, waits }: RedisUse,
): RedisClient | null {
  if (env.REDIS_URL === undefined) return null;
  const logger = new Logger('Redis');
  const client: RedisClient = createClient({
    url: env.REDIS_URL,
    ...(env.REDIS_PASSWORD === undefined ? {} : { password: env.REDIS_PASSWORD }),
    disableOfflineQueue: !waits,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, LONGEST_RECONNECT_MS),
    },
  });
  let isUnavailable = false;
  const reportUnavailable = (error: unknown): void => {
    if (isUnavailable) return;
    isUnavailable = true;
    const reason = error instanceof Error ? error.message || error.name : 'unknown';
    logger.warn(`Redis is unavailable (${reason}); ${consequence} until it reconnects`);
  };
  client.on('error', reportUnavailable);
  client.on('ready', () => {
    if (isUnavailable) logger.log('Redis is available again');
    isUnavailable = false;
  });
  client.connect().catch(reportUnavailable);
  return client;
}

/** Closes the connection without waiting for Redis. */
export function closeRedis(client: RedisClient | null): void {
  if (client?.isOpen === true) client.destroy();
}

/**
 * Prefix of keys and channels. REDIS_URL's database number separates the keys of installations but not their
 * channels, so it is part of the prefix.
 */
export function redisPrefix({ env }: Pick<AppConfig, 'env'>): string {
  const database = env.REDIS_URL === undefined ? '' : new URL(env.REDIS_URL).pathname.slice(1);
  return `mma-savant:${database === '' ? '0' : database}`;
}

export class RedisSlowError extends Error {}

/** Rejects with RedisSlowError after a time-out: a paused Redis neither replies nor errors. */
export async function inTime<Result>(command: Promise<Result>, milliseconds: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new RedisSlowError('Redis did not answer in time')), milliseconds);
  });
  try {
    return await Promise.race([command, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** The connection for state shared with other nodes. Commands fail immediately while Redis is unavailable. */
@Injectable()
export class SharedRedis implements OnApplicationShutdown {
  /** Null without REDIS_URL: this is the only node. */
  readonly client: RedisClient | null;
  readonly prefix: string;

  constructor(config: AppConfig) {
    this.client = openRedis(config, { consequence: 'this node works alone', waits: false });
    this.prefix = redisPrefix(config);
  }

  onApplicationShutdown(): void {
    closeRedis(this.client);
  }
}

@Global()
@Module({ providers: [SharedRedis], exports: [SharedRedis] })
export class RedisModule {}
