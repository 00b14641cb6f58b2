interface Bucket {
  tokens: number;
  filledAt: number;
}

/** A token bucket for each person: how often one may do something, over however many connections. */
export class PersonRate {
  private readonly buckets = new Map<number, Bucket>();
  private readonly burst: number;

  /**
   * @param burst how often at once
   * @param perMs how often for long
   */
  constructor(
    burst: number,
    private readonly perMs: number,
  ) {
    this.burst = Math.max(1, burst);
  }

  /**
   * Takes one from a person's budget.
   * @param now in milliseconds
   * @returns 0, or how many milliseconds to wait before the next one will be given
   */
  take(userId: number, now: number): number {
    const tokens = this.tokensOf(this.buckets.get(userId), now);
    const isGiven = tokens >= 1;
    this.buckets.set(userId, { tokens: isGiven ? tokens - 1 : tokens, filledAt: now });
    return isGiven ? 0 : Math.ceil((1 - tokens) / this.perMs);
  }

  /** Forgets the budgets that are whole again. @returns how many are left */
  sweep(now: number): number {
    for (const [userId, bucket] of this.buckets) {
      if (this.tokensOf(bucket, now) >= this.burst) this.buckets.delete(userId);
    }
    return this.buckets.size;
  }

  private tokensOf(bucket: Bucket | undefined, now: number): number {
    if (bucket === undefined) return this.burst;
    return Math.min(this.burst, bucket.tokens + (now - bucket.filledAt) * this.perMs);
  }
}
