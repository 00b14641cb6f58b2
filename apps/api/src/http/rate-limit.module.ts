import { SharedCounts, SharedRedis } from '@app/redis';
import type { DynamicModule } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { TokenBucketStorage } from './token-bucket.storage.js';

const EXCHANGE_MS = 1_000;

export function createRateLimitModule(): DynamicModule {
  return ThrottlerModule.forRootAsync({
    inject: [SharedRedis],
    // RateLimitGuard knows the budgets.
    useFactory: (redis: SharedRedis) => ({ storage: createStorage(redis), throttlers: [] }),
  });
}

/** With Redis, all nodes share the budgets. */
function createStorage({ client, prefix }: SharedRedis): TokenBucketStorage {
  const storage = new TokenBucketStorage();
  if (client === null) return storage;
  const counts = new SharedCounts(client, `${prefix}:used:requests`, storage);
  setInterval(() => void counts.exchange(performance.now()), EXCHANGE_MS).unref();
  return storage;
}
