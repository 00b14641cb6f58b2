import { createClient, type RedisClientType } from '@redis/client';
import { AppConfig } from '@app/config';
import { Logger, Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { describeRedis, explainRedisFailure, isClosedConnection, redisReason } from './redis-failure.js';

const CONNECT_TIMEOUT_MS = 2000;
const MAX_RECONNECT_DELAY_MS = 2000;

export type RedisClient = RedisClientType;

/** Options that every connection has. */
export const connectionOptions = (
  { REDIS_PASSWORD }: Pick<AppConfig['env'], 'REDIS_PASSWORD'>,
  url: string,
): { url: string; password?: string; socket: { connectTimeout: number } } => ({
  url,
  ...(REDIS_PASSWORD === undefined ? {} : { password: REDIS_PASSWORD }),
  socket: { connectTimeout: CONNECT_TIMEOUT_MS },
});

interface RedisUse {
  /** The effect of an outage, for the log: `nothing is cached`. */
  consequence: string;
  /** Whether commands wait for the connection; otherwise they fail at once. */
  waits: boolean;
}

/**
 * Connects to REDIS_URL in the background and keeps retrying; null if it is unset. An unavailable Redis fails
 * commands, never the process.
 */
export function openRedis(
  { env }: Pick<AppConfig, 'env'>,
  { consequence, waits }: RedisUse,
): RedisClient | null {
  if (env.REDIS_URL === undefined) return null;
  const logger = new Logger('Redis');
  const { REDIS_URL } = env;
  const { socket, ...options } = connectionOptions(env, REDIS_URL);
  const client: RedisClient = createClient({
    ...options,
    disableOfflineQueue: !waits,
    socket: {
      ...socket,
      reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, MAX_RECONNECT_DELAY_MS),
    },
  });
  let reported: string | null = null;
  let isExplained = false;
  let wasReady = false;
  const reasonOf = (error: unknown): string => {
    const mayWantTls = !wasReady && REDIS_URL.startsWith('redis:') && isClosedConnection(error);
    return mayWantTls
      ? `${redisReason(error)} before a reply (a server with TLS needs rediss:// in REDIS_URL)`
      : redisReason(error);
  };
  const reportUnavailable = (error: unknown): void => {
    const reason = reasonOf(error);
    // A server that refuses the service closes its connections too.
    if (reason === reported || (isExplained && isClosedConnection(error))) return;
    reported = reason;
    const advice = explainRedisFailure(error, REDIS_URL)?.message;
    isExplained = advice !== undefined;
    logger.warn(
      advice === undefined
        ? `Redis at ${describeRedis(REDIS_URL)} is unavailable: ${reason}; ${consequence} until it reconnects`
        : `${advice} Until then ${consequence}.`,
    );
  };
  const reportAvailable = (): void => {
    if (reported !== null) logger.log('Redis is available again');
    reported = null;
    isExplained = false;
  };
  client.on('error', reportUnavailable);
  client.on('ready', () => {
    wasReady = true;
    // A server that wants a password accepts the connection all the same. A subscriber cannot ask.
    if (waits) reportAvailable();
    else client.ping().then(reportAvailable, reportUnavailable);
  });
  client.connect().catch(reportUnavailable);
  return client;
}

/** Closes the connection without waiting for Redis. */
export function closeRedis(client: RedisClient | null): void {
  if (client?.isOpen === true) client.destroy();
}

/**
 * Prefix of keys and channels. It includes the database number of REDIS_URL, which separates keys but not channels.
 */
export function redisPrefix({ env }: Pick<AppConfig, 'env'>): string {
  const database = env.REDIS_URL === undefined ? '' : new URL(env.REDIS_URL).pathname.slice(1);
  return `mma-savant:${database === '' ? '0' : database}`;
}

class RedisSlowError extends Error {}

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

/** The connection for state shared between nodes. Commands fail at once while Redis is unavailable. */
@Injectable()
export class SharedRedis implements OnApplicationShutdown {
  /** Null without REDIS_URL: a single node. */
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
