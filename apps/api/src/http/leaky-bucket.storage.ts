import type { ThrottlerStorage } from '@nestjs/throttler';

interface Verdict {
  totalHits: number;
  timeToExpire: number;
  isBlocked: boolean;
  timeToBlockExpire: number;
}

/**
 * Counts in process with one number per key, at the same cost whatever the budget: the moment at which the bucket of
 * a caller will be empty again (the generic cell rate algorithm). A caller may use the whole budget at once; it then
 * comes back evenly, so that the change of a minute does not give it twice.
 */
export class LeakyBucketStorage implements ThrottlerStorage {
  private readonly emptyAt = new Map<string, number>();
  private sweptAt = 0;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Times are in milliseconds coming in and in seconds going out, as the package wants them. */
  async increment(key: string, ttl: number, limit: number): Promise<Verdict> {
    const now = this.now();
    this.sweep(now, ttl);
    const interval = ttl / limit;
    const emptyAt = Math.max(this.emptyAt.get(key) ?? 0, now) + interval;
    const isBlocked = emptyAt - now > ttl + 0.001;
    if (!isBlocked) this.emptyAt.set(key, emptyAt);
    const used = Math.min(limit, Math.ceil((emptyAt - now) / interval));
    return {
      totalHits: isBlocked ? limit + 1 : used,
      timeToExpire: (emptyAt - now) / 1000,
      isBlocked,
      timeToBlockExpire: isBlocked ? (emptyAt - now - ttl) / 1000 : 0,
    };
  }

  /** Takes away empty buckets once a period, so that callers who have gone cost nothing. */
  private sweep(now: number, periodMs: number): void {
    if (now - this.sweptAt < periodMs) return;
    this.sweptAt = now;
    for (const [key, emptyAt] of this.emptyAt) {
      if (emptyAt <= now) this.emptyAt.delete(key);
    }
  }
}
