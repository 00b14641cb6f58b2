import { inTime, type RedisClient } from './open-redis.js';

const PATIENCE_MS = 1_000;

/** Budgets of many callers, as one process keeps them. */
export interface SharedBudgets {
  /** After how many milliseconds a budget that nobody touches is whole again. */
  readonly refillMs: number;
  /** What was taken of each budget here since the last call. */
  takeUnreported(): Map<string, number>;
  /** Takes what was used of a budget elsewhere. */
  charge(key: string, used: number, now: number): void;
}

/**
 * Lets the nodes share budgets without asking anybody at each event: once a second each node tells Redis what was used
 * on it, and charges what was used on the others. So a budget may be exceeded by what the nodes give out in one second.
 * While Redis is away, each node goes by its own.
 */
export class SharedCounts {
  /** What had been used in all, by window and key, when it was last looked at. */
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly client: RedisClient,
    /** What the names of the counts in Redis begin with. */
    private readonly prefix: string,
    private readonly buckets: SharedBudgets,
  ) {}

  /** Never fails. */
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
        PATIENCE_MS,
      );
      this.chargeOthers(used, totals, window, now);
    } catch {
      // Its connection tells why.
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
