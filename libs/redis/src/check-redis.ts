import { AppConfig } from '@app/config';
import { createClient } from '@redis/client';
import { assertRedisVersion, explainRedisFailure, RedisUnusableError } from './redis-failure.js';
import { connectionOptions, inTime, redisPrefix } from './open-redis.js';

const TIMEOUT_MS = 2_000;

/**
 * Fails the start if Redis refuses the service or is too old. A Redis that is absent, slow or starting does not: it is
 * used once it is there.
 * @throws RedisUnusableError
 */
export async function checkRedis(config: Pick<AppConfig, 'env'>): Promise<void> {
  const { REDIS_URL } = config.env;
  if (REDIS_URL === undefined) return;
  const { socket, ...options } = connectionOptions(config.env, REDIS_URL);
  const client = createClient({ ...options, socket: { ...socket, reconnectStrategy: false } });
  // A reply that is none of Redis is told by an event only.
  const failed = new Promise<never>((_resolve, reject) => client.on('error', reject));
  const probe = async (): Promise<void> => {
    await client.connect();
    assertRedisVersion(await readVersion(client), REDIS_URL);
    const name = `${redisPrefix(config)}:start`;
    await client.set(name, '1', { expiration: { type: 'PX', value: TIMEOUT_MS } });
    await client.publish(name, '1');
  };
  try {
    await inTime(Promise.race([probe(), failed]), TIMEOUT_MS);
  } catch (error) {
    if (error instanceof RedisUnusableError) throw error;
    const explained = explainRedisFailure(error, REDIS_URL);
    if (explained !== undefined) throw explained;
  } finally {
    if (client.isOpen) client.destroy();
  }
}

/** HELLO lists names and values, and is unknown before version 6. */
async function readVersion(client: {
  sendCommand(words: string[]): Promise<unknown>;
}): Promise<string | undefined> {
  try {
    const reply = await client.sendCommand(['HELLO']);
    const words: unknown[] = Array.isArray(reply) ? reply : [];
    const version = words[words.indexOf('version') + 1];
    return typeof version === 'string' ? version : undefined;
  } catch (error) {
    if (error instanceof Error && /unknown command/i.test(error.message)) return '5 or older';
    throw error;
  }
}
