import type { SharedBudgets } from '@app/redis';

interface Bucket {
  tokens: number;
  filledAt: number;
  /** Tokens taken on this node and not yet reported to the others. */
  unreported: number;
}

/** Bounds the memory in a flood of addresses; far above the callers of one process. */
const MAX_BUCKETS = 100_000;
/** Refilling adds fractions, so a token this close to whole counts. */
const ROUNDING = 1e-9;

export class TokenBuckets implements SharedBudgets {
  private readonly buckets = new Map<string, Bucket>();
  private readonly burst: number;

  /**
   * @param burst capacity of a bucket in tokens
   * @param perMs refill per millisecond
   * @param maxBuckets above it the oldest bucket is evicted
   */
  constructor(
    burst: number,
    private readonly perMs: number,
    private readonly maxBuckets = MAX_BUCKETS,
  ) {
    this.burst = Math.max(1, burst);
  }

  /** Time in which an empty bucket refills, in milliseconds. */
  get refillMs(): number {
    return this.burst / this.perMs;
  }

  has(key: string): boolean {
    return this.buckets.has(key);
  }

  /**
   * Takes one token.
   * @param now in milliseconds
   * @returns milliseconds until a token is available, or 0
   */
  take(key: string, now: number): number {
    const bucket = this.fill(key, now);
    if (bucket.tokens < 1 - ROUNDING) return Math.ceil((1 - bucket.tokens) / this.perMs);
    bucket.tokens -= 1;
    bucket.unreported += 1;
    return 0;
  }

  /** Tokens missing from a full bucket. */
  used(key: string, now: number): number {
    return this.burst - this.fill(key, now).tokens;
  }

  /** Subtracts tokens used on other nodes; a bucket is never more than its capacity in debt. */
  charge(key: string, used: number, now: number): void {
    const bucket = this.fill(key, now);
    bucket.tokens = Math.max(-this.burst, bucket.tokens - used);
  }

  takeUnreported(): Map<string, number> {
    const unreported = new Map<string, number>();
    for (const [key, bucket] of this.buckets) {
      if (bucket.unreported > 0) unreported.set(key, bucket.unreported);
      bucket.unreported = 0;
    }
    return unreported;
  }

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
      if (this.buckets.size > this.maxBuckets) this.evictOldest();
    }
    bucket.tokens = Math.min(this.burst, bucket.tokens + (now - bucket.filledAt) * this.perMs);
    bucket.filledAt = now;
    return bucket;
  }

  private evictOldest(): void {
    for (const key of this.buckets.keys()) {
      this.buckets.delete(key);
      return;
    }
  }
}
