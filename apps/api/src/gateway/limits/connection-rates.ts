import { AppConfig } from '@app/config';
import { SharedCounts, SharedRedis } from '@app/redis';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { TokenBuckets } from '../../http/token-buckets.js';

/** Token buckets: capacity and refill per second. */
const BUDGETS = {
  events: { burst: 40, perSecond: 10 },
  /** Per address, which many users may share. */
  address_events: { burst: 400, perSecond: 100 },
  handshakes: { burst: 30, perSecond: 0.5 },
  /** Transports per address; above this the handshake is refused. */
  attempts: { burst: 300, perSecond: 5 },
  /** Transports per address beyond `attempts`; above this they are refused before they open. */
  excess_attempts: { burst: 300, perSecond: 5 },
} as const;
type BudgetName = keyof typeof BUDGETS;

const EXCHANGE_MS = 1_000;
const SWEEP_MS = 30_000;

/** Rate limits per user and per address, over all connections and nodes; RATE_LIMIT_SCALE multiplies them. */
@Injectable()
export class ConnectionRates implements OnApplicationShutdown {
  private readonly buckets: Readonly<Record<BudgetName, TokenBuckets>>;
  private readonly shared: SharedCounts[];
  private readonly timers: NodeJS.Timeout[];

  constructor(config: AppConfig, redis: SharedRedis) {
    const scale = config.env.RATE_LIMIT_SCALE;
    const open = (name: BudgetName): TokenBuckets =>
      new TokenBuckets(BUDGETS[name].burst * scale, (BUDGETS[name].perSecond * scale) / 1000);
    this.buckets = {
      events: open('events'),
      address_events: open('address_events'),
      handshakes: open('handshakes'),
      attempts: open('attempts'),
      excess_attempts: open('excess_attempts'),
    };
    const { client, prefix } = redis;
    const all = Object.entries(this.buckets);
    this.shared =
      client === null
        ? []
        : all.map(([name, buckets]) => new SharedCounts(client, `${prefix}:used:${name}`, buckets));
    this.timers = [
      setInterval(() => this.sweep(), SWEEP_MS),
      ...(client === null ? [] : [setInterval(() => this.exchange(), EXCHANGE_MS)]),
    ];
    for (const timer of this.timers) timer.unref();
  }

  /** @returns milliseconds to wait, or 0 */
  takeEvent({ user, clientKey }: { user: { id: number }; clientKey: string }): number {
    const now = performance.now();
    return this.buckets.events.take(String(user.id), now) || this.buckets.address_events.take(clientKey, now);
  }

  takeHandshake(userId: number): number {
    return this.buckets.handshakes.take(String(userId), performance.now());
  }

  /** @returns milliseconds to wait, or 0, and whether the transport must be refused before it opens */
  takeAttempt(clientKey: string): { waitMs: number; isFlood: boolean } {
    const now = performance.now();
    const waitMs = this.buckets.attempts.take(clientKey, now);
    return { waitMs, isFlood: waitMs > 0 && this.buckets.excess_attempts.take(clientKey, now) > 0 };
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  private exchange(): void {
    const now = performance.now();
    for (const counts of this.shared) void counts.exchange(now);
  }

  private sweep(): void {
    const now = performance.now();
    for (const buckets of Object.values(this.buckets)) buckets.sweep(now);
  }
}
