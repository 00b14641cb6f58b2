import { inTime, type RedisClient } from './open-redis.js';

const TIMEOUT_MS = 1_000;

export interface SharedBudgets {
  /** Milliseconds in which an empty bucket refills. */
  readonly refillMs: number;
  /** Returns and resets the unreported usage of each budget. */
  takeUnreported(): Map<string, number>;
  /** Charges the usage of other nodes. */
  charge(key: string, used: number, now: number): void;
}

/**
 * Shares budgets between nodes without a request per event: once a second each node adds its usage to Redis and
 * charges the usage of the others. Until then a budget may be exceeded. While Redis is unavailable, each node uses its
 * own count.
 */
export class SharedCounts {
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly client: RedisClient,
    private readonly prefix: string,
    private readonly buckets: SharedBudgets,
  ) {}

  async exchange(now: number): Promise<void> {
    const used = [...this.buckets.takeUnreported()];
    if (used.length === 0) return;
    const windowMs = Math.max(1_000, Math.ceil(this.buckets.refillMs));
    const window = Math.floor(Date.now() / windowMs);
    try {
      const totals = await inTime(
        Promise.all(
          used.map(async ([key, count]) => {
            const name = `${this.prefix}:${key}:${window}`;
            const [total] = await Promise.all([
              this.client.incrBy(name, count),
              this.client.pExpire(name, 2 * windowMs),
            ]);
            return total;
          }),
        ),
        TIMEOUT_MS,
      );
      this.chargeOthers(used, totals, window, now);
    } catch {
      // Without Redis each node uses its own counts.
    }
  }

  private chargeOthers(used: [string, number][], totals: number[], window: number, now: number): void {
    for (const name of [...this.seen.keys()]) {
      if (!name.startsWith(`${window} `)) this.seen.delete(name);
    }
    for (const [index, [key, count]] of used.entries()) {
      const total = totals[index] ?? 0;
      const name = `${window} ${key}`;
      const elsewhere = total - count - (this.seen.get(name) ?? 0);
      this.seen.set(name, total);
      if (elsewhere > 0) this.buckets.charge(key, elsewhere, now);
    }
  }
}
