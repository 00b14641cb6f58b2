import type { SharedBudgets } from '@app/redis';

interface Bucket {
  tokens: number;
  filledAt: number;
  /** Taken on this node since the other nodes were told. */
  unreported: number;
}

/** Far more callers than one process serves; it bounds the memory in a flood of addresses. */
const MOST_BUCKETS = 100_000;
/** A token that is this close to whole counts, since refilling adds fractions. */
const ROUNDING = 1e-9;

/** One token bucket for each key, such as a user or an address. */
export class TokenBuckets implements SharedBudgets {
  private readonly buckets = new Map<string, Bucket>();
  private readonly burst: number;

  /**
   * @param burst tokens of a full bucket
   * @param perMs tokens that come back in a millisecond
   * @param mostBuckets above it the oldest bucket is forgotten
   */
  constructor(
    burst: number,
    private readonly perMs: number,
    private readonly mostBuckets = MOST_BUCKETS,
  ) {
    this.burst = Math.max(1, burst);
  }

  /** How long an empty bucket takes to fill, in milliseconds. */
  get refillMs(): number {
    return this.burst / this.perMs;
  }

  has(key: string): boolean {
    return this.buckets.has(key);
  }

  /**
   * Takes one token.
   * @param now in milliseconds
   * @returns 0, or how many milliseconds to wait until there is a token
   */
  take(key: string, now: number): number {
    const bucket = this.fill(key, now);
    if (bucket.tokens < 1 - ROUNDING) return Math.ceil((1 - bucket.tokens) / this.perMs);
    bucket.tokens -= 1;
    bucket.unreported += 1;
    return 0;
  }

  /** How many tokens a bucket lacks. */
  used(key: string, now: number): number {
    return this.burst - this.fill(key, now).tokens;
  }

  /** Takes the tokens that other nodes used; a bucket never lacks more than twice its size. */
  charge(key: string, used: number, now: number): void {
    const bucket = this.fill(key, now);
    bucket.tokens = Math.max(-this.burst, bucket.tokens - used);
  }

  /** What was taken of each bucket since the last call. */
  takeUnreported(): Map<string, number> {
    const unreported = new Map<string, number>();
    for (const [key, bucket] of this.buckets) {
      if (bucket.unreported > 0) unreported.set(key, bucket.unreported);
      bucket.unreported = 0;
    }
    return unreported;
  }

  /** Forgets the full buckets. @returns how many are left */
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
