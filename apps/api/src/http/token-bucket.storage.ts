import type { SharedBudgets } from '@app/redis';
import type { ThrottlerStorage } from '@nestjs/throttler';
import { TokenBuckets } from './token-buckets.js';

interface Verdict {
  totalHits: number;
  timeToExpire: number;
  isBlocked: boolean;
  timeToBlockExpire: number;
}

/**
 * In-memory storage for `@nestjs/throttler`. Budgets refill continuously, so that a new minute does not allow a second
 * burst.
 */
export class TokenBucketStorage implements ThrottlerStorage, SharedBudgets {
  readonly refillMs = 60_000;
  /** By limit; keys differ between budgets. */
  private readonly budgets = new Map<number, TokenBuckets>();
  private sweptAt = 0;

  /** @param maxBuckets per budget; above it the oldest is evicted */
  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly maxBuckets?: number,
  ) {}

  /** The package passes milliseconds and expects seconds. */
  async increment(key: string, ttl: number, limit: number): Promise<Verdict> {
    const now = this.now();
    this.sweep(now);
    const buckets = this.bucketsOf(ttl, limit);
    const waitMs = buckets.take(key, now);
    const used = buckets.used(key, now);
    return {
      totalHits: waitMs > 0 ? limit + 1 : Math.ceil(used),
      timeToExpire: (used * ttl) / limit / 1000,
      isBlocked: waitMs > 0,
      timeToBlockExpire: waitMs / 1000,
    };
  }

  takeUnreported(): Map<string, number> {
    return new Map([...this.budgets.values()].flatMap((buckets) => [...buckets.takeUnreported()]));
  }

  charge(key: string, used: number): void {
    for (const buckets of this.budgets.values()) {
      if (buckets.has(key)) buckets.charge(key, used, this.now());
    }
  }

  private bucketsOf(ttl: number, limit: number): TokenBuckets {
    const known = this.budgets.get(limit);
    if (known !== undefined) return known;
    const buckets = new TokenBuckets(limit, limit / ttl, this.maxBuckets);
    this.budgets.set(limit, buckets);
    return buckets;
  }

  private sweep(now: number): void {
    if (now - this.sweptAt < this.refillMs) return;
    this.sweptAt = now;
    for (const buckets of this.budgets.values()) buckets.sweep(now);
  }
}
