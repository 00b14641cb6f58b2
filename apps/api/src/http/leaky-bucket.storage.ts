import type { SharedBudgets } from '@app/redis';
import type { ThrottlerStorage } from '@nestjs/throttler';

interface Verdict {
  totalHits: number;
  timeToExpire: number;
  isBlocked: boolean;
  timeToBlockExpire: number;
}

/** Far more callers than one process serves at once; a flood of addresses must not fill the memory. */
const MOST_BUCKETS = 100_000;

/**
 * Counts in process with one number per key, at the same cost whatever the budget: the moment at which the bucket of
 * a caller will be empty again (the generic cell rate algorithm). A caller may use the whole budget at once; it then
 * comes back evenly, so that the change of a minute does not give it twice.
 */
export class LeakyBucketStorage implements ThrottlerStorage, SharedBudgets {
  /** All budgets are those of a minute. */
  readonly refillMs = 60_000;
  private readonly emptyAt = new Map<string, number>();
  /** How long one use takes to come back, of the callers that others have not been told of. */
  private readonly intervals = new Map<string, number>();
  private readonly unreported = new Map<string, number>();
  private sweptAt = 0;

  /** @param mostBuckets above it the oldest bucket is forgotten */
  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly mostBuckets = MOST_BUCKETS,
  ) {}

  /** Times are in milliseconds coming in and in seconds going out, as the package wants them. */
  async increment(key: string, ttl: number, limit: number): Promise<Verdict> {
    const now = this.now();
    this.sweep(now, ttl);
    const interval = ttl / limit;
    const emptyAt = Math.max(this.emptyAt.get(key) ?? 0, now) + interval;
    const isBlocked = emptyAt - now > ttl + 0.001;
    if (!isBlocked) {
      this.emptyAt.set(key, emptyAt);
      this.intervals.set(key, interval);
      this.unreported.set(key, (this.unreported.get(key) ?? 0) + 1);
      if (this.emptyAt.size > this.mostBuckets) this.forgetOldest();
    }
    const used = Math.min(limit, Math.ceil((emptyAt - now) / interval));
    return {
      totalHits: isBlocked ? limit + 1 : used,
      timeToExpire: (emptyAt - now) / 1000,
      isBlocked,
      timeToBlockExpire: isBlocked ? (emptyAt - now - ttl) / 1000 : 0,
    };
  }

  takeUnreported(): Map<string, number> {
    const unreported = new Map(this.unreported);
    this.unreported.clear();
    return unreported;
  }

  charge(key: string, used: number): void {
    const interval = this.intervals.get(key);
    if (interval === undefined) return;
    const now = this.now();
    // Never further than one whole budget behind.
    const emptyAt = Math.max(this.emptyAt.get(key) ?? 0, now) + used * interval;
    this.emptyAt.set(key, Math.min(emptyAt, now + 2 * this.refillMs));
  }

  /** Takes away empty buckets once a period, so that callers who have gone cost nothing. */
  private sweep(now: number, periodMs: number): void {
    if (now - this.sweptAt < periodMs) return;
    this.sweptAt = now;
    for (const [key, emptyAt] of this.emptyAt) {
      if (emptyAt <= now) this.forget(key);
    }
  }

  private forgetOldest(): void {
    for (const key of this.emptyAt.keys()) return this.forget(key);
  }

  private forget(key: string): void {
    this.emptyAt.delete(key);
    this.intervals.delete(key);
    this.unreported.delete(key);
  }
}
