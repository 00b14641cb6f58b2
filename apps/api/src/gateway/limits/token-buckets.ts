import type { SharedBudgets } from '@app/redis';

interface Bucket {
  tokens: number;
  filledAt: number;
  /** Taken here since others were told of it. */
  unreported: number;
}

/** Far more callers than one process serves at once; a flood of addresses must not fill the memory. */
const MOST_BUCKETS = 100_000;

/** A token bucket for each person or address: how often one may do something, over however many connections. */
export class TokenBuckets implements SharedBudgets {
  private readonly buckets = new Map<string, Bucket>();
  private readonly burst: number;

  /**
   * @param burst how often at once
   * @param perMs how often for long
   * @param mostBuckets above it the oldest bucket is forgotten
   */
  constructor(
    burst: number,
    private readonly perMs: number,
    private readonly mostBuckets = MOST_BUCKETS,
  ) {
    this.burst = Math.max(1, burst);
  }

  /** After how many milliseconds an untouched bucket is full again. */
  get refillMs(): number {
    return this.burst / this.perMs;
  }

  /**
   * Takes one from a budget.
   * @param now in milliseconds
   * @returns 0, or how many milliseconds to wait before the next one will be given
   */
  take(key: string, now: number): number {
    const bucket = this.fill(key, now);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / this.perMs);
    bucket.tokens -= 1;
    bucket.unreported += 1;
    return 0;
  }

  /** Takes what was used of the same budget elsewhere. */
  charge(key: string, used: number, now: number): void {
    const bucket = this.fill(key, now);
    bucket.tokens = Math.max(-this.burst, bucket.tokens - used);
  }

  /** What was taken of each budget since the last call. */
  takeUnreported(): Map<string, number> {
    const unreported = new Map<string, number>();
    for (const [key, bucket] of this.buckets) {
      if (bucket.unreported > 0) unreported.set(key, bucket.unreported);
      bucket.unreported = 0;
    }
    return unreported;
  }

  /** Forgets the budgets that are whole again. @returns how many are left */
  sweep(now: number): number {
    for (const key of [...this.buckets.keys()]) {
      if (this.fill(key, now).tokens >= this.burst) this.buckets.delete(key);
    }
    return this.buckets.size;
  }

  private fill(key: string, now: number): Bucket {
    let bucket = this.buckets.get(key);
    if (bucket === undefined) {
      bucket = { tokens: this.burst, filledAt: now, unreported: 0 };
      this.buckets.set(key, bucket);
      if (this.buckets.size > this.mostBuckets) this.forgetOldest();
    }
    bucket.tokens = Math.min(this.burst, bucket.tokens + (now - bucket.filledAt) * this.perMs);
    bucket.filledAt = now;
    return bucket;
  }

  private forgetOldest(): void {
    for (const key of this.buckets.keys()) {
      this.buckets.delete(key);
      return;
    }
  }
}
