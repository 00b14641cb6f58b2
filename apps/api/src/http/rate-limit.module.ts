import { AppConfig } from '@app/config';
import type { DynamicModule, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ThrottlerModule, type ThrottlerModuleOptions } from '@nestjs/throttler';
import { LeakyBucketStorage } from './leaky-bucket.storage.js';
import { RATE_BUDGET, RATE_BUDGETS, type RateBudgetName } from './rate-budget.js';

const MINUTE_MS = 60_000;

/** Sets up @nestjs/throttler with {@link RATE_BUDGETS}. */
export function createRateLimitModule(): DynamicModule {
  return ThrottlerModule.forRootAsync({
    inject: [AppConfig],
    useFactory: (config: AppConfig) => createOptions(config.env.RATE_LIMIT_SCALE),
  });
}

function createOptions(scale: number): ThrottlerModuleOptions {
  const reflector = new Reflector();
  const budgetOf = (context: ExecutionContext): RateBudgetName =>
    reflector.getAllAndOverride<RateBudgetName | undefined>(RATE_BUDGET, [
      context.getHandler(),
      context.getClass(),
    ]) ?? 'default';
  return {
    storage: new LeakyBucketStorage(),
    throttlers: Object.entries(RATE_BUDGETS).map(([name, perMinute]) => ({
      name,
      ttl: MINUTE_MS,
      limit: Math.max(1, Math.round(perMinute * scale)),
      skipIf: (context: ExecutionContext) => budgetOf(context) !== name,
    })),
  };
}
