import { AppConfig } from '@app/config';
import { SharedCounts, SharedRedis } from '@app/redis';
import type { DynamicModule, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ThrottlerModule, type ThrottlerModuleOptions } from '@nestjs/throttler';
import { TokenBucketStorage } from './token-bucket.storage.js';
import { RATE_BUDGET, RATE_BUDGETS, type RateBudgetName } from './rate-budget.js';

const MINUTE_MS = 60_000;
const EXCHANGE_MS = 1_000;

export function createRateLimitModule(): DynamicModule {
  return ThrottlerModule.forRootAsync({
    inject: [AppConfig, SharedRedis],
    useFactory: (config: AppConfig, redis: SharedRedis) =>
      createOptions(config.env.RATE_LIMIT_SCALE, createStorage(redis)),
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

function createOptions(scale: number, storage: TokenBucketStorage): ThrottlerModuleOptions {
  const reflector = new Reflector();
  const budgetOf = (context: ExecutionContext): RateBudgetName => {
    const targets = [context.getHandler(), context.getClass()];
    const own = reflector.getAllAndOverride<RateBudgetName | undefined>(RATE_BUDGET, targets);
    if (own !== undefined) return own;
    const { method } = context.switchToHttp().getRequest<FastifyRequest>();
    return method === 'GET' || method === 'HEAD' ? 'read' : 'write';
  };
  return {
    storage,
    throttlers: Object.entries(RATE_BUDGETS).map(([name, perMinute]) => ({
      name,
      ttl: MINUTE_MS,
      limit: Math.max(1, Math.round(perMinute * scale)),
      skipIf: (context: ExecutionContext) => budgetOf(context) !== name,
    })),
  };
}
