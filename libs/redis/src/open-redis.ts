import { createClient, type RedisClientType } from '@redis/client';
import type { AppConfig } from '@app/config';
import { Logger } from '@nestjs/common';

const CONNECT_TIMEOUT_MS = 2000;
const LONGEST_RECONNECT_MS = 2000;

export type RedisClient = RedisClientType;

export interface RedisUse {
  /** What is lost while Redis is away, for the log: `nothing is cached until it is back`. */
  consequence: string;
  /** Whether commands wait for a connection that is away; otherwise they fail at once. */
  waits: boolean;
}

/**
 * Opens a connection to the Redis of REDIS_URL; null when none is set. It connects behind the start, again and again:
 * a Redis that is away at any time fails commands, never the process.
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
  let isAway = false;
  const tellAway = (error: unknown): void => {
    if (isAway) return;
    isAway = true;
    const reason = error instanceof Error ? error.message || error.name : 'unknown';
    logger.warn(`Redis is away (${reason}); ${consequence} until it is back`);
  };
  client.on('error', tellAway);
  client.on('ready', () => {
    if (isAway) logger.log('Redis is back');
    isAway = false;
  });
  client.connect().catch(tellAway);
  return client;
}

/** Ends a connection at once: a Redis that does not answer holds nobody up. */
export function closeRedis(client: RedisClient | null): void {
  if (client?.isOpen === true) client.destroy();
}

/**
 * What names in Redis begin with. Keys of several installations are kept apart by the number of the database in
 * REDIS_URL; channels are not, so it stands in their names.
 */
export function redisPrefix({ env }: Pick<AppConfig, 'env'>): string {
  const database = env.REDIS_URL === undefined ? '' : new URL(env.REDIS_URL).pathname.slice(1);
  return `mma-savant:${database === '' ? '0' : database}`;
}
