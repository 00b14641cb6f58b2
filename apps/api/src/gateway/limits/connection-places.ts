import { newId, RateLimitedError } from '@app/common';
import { AppConfig } from '@app/config';
import { SharedRedis } from '@app/redis';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

const MOST_CONNECTIONS_PER_PERSON = 20;
const RETRY_AFTER_MS = 5_000;
/** How long a place counts without being renewed: its node may have died. */
const PLACE_LIFETIME_MS = 45_000;
const RENEW_MS = 15_000;

/**
 * How many connections there are, with those that are being admitted: of this process, and of each person over all
 * nodes. While Redis is away each node counts its own.
 */
@Injectable()
export class ConnectionPlaces implements OnApplicationShutdown {
  private readonly byUser = new Map<number, Set<string>>();
  private readonly mostPerPerson: number;
  private readonly timer: NodeJS.Timeout | null;
  private count = 0;

  constructor(
    config: AppConfig,
    private readonly redis: SharedRedis,
  ) {
    this.mostPerPerson = Math.max(1, Math.floor(MOST_CONNECTIONS_PER_PERSON * config.env.RATE_LIMIT_SCALE));
    this.timer = redis.client === null ? null : setInterval(() => this.renew(), RENEW_MS);
    this.timer?.unref();
  }

  get total(): number {
    return this.count;
  }

  /** Connections of this process by user id. */
  connectionsByUser(): Map<number, number> {
    return new Map([...this.byUser].map(([userId, places]) => [userId, places.size]));
  }

  /**
   * Takes a place for a connection.
   * @returns what gives the place back; only its first call does
   * @throws RateLimitedError when the person has all places
   */
  async take(userId: number): Promise<() => void> {
    const place = newId();
    const places = this.byUser.get(userId) ?? new Set();
    if (places.size >= this.mostPerPerson) throw new RateLimitedError(RETRY_AFTER_MS);
    this.byUser.set(userId, places.add(place));
    this.count += 1;
    const release = (): void => this.giveBack(userId, place);
    if (!(await this.isWithinAll(userId, place))) {
      release();
      throw new RateLimitedError(RETRY_AFTER_MS);
    }
    return release;
  }

  onApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  private giveBack(userId: number, place: string): void {
    const places = this.byUser.get(userId);
    if (places?.delete(place) !== true) return;
    this.count -= 1;
    if (places.size === 0) this.byUser.delete(userId);
    this.redis.client?.zRem(this.key(userId), place).catch(ignore);
  }

  /** Whether the person's places on all nodes, in the order in which they were taken, have room for this one. */
  private async isWithinAll(userId: number, place: string): Promise<boolean> {
    const { client } = this.redis;
    if (client === null) return true;
    const key = this.key(userId);
    const now = Date.now();
    try {
      const [, , , count] = await Promise.all([
        client.zRemRangeByScore(key, '-inf', now),
        client.zAdd(key, { score: now + PLACE_LIFETIME_MS, value: place }),
        client.pExpire(key, PLACE_LIFETIME_MS),
        client.zCard(key),
      ]);
      return count <= this.mostPerPerson;
    } catch {
      return true;
    }
  }

  private renew(): void {
    const score = Date.now() + PLACE_LIFETIME_MS;
    for (const [userId, places] of this.byUser) {
      const key = this.key(userId);
      this.redis.client
        ?.zAdd(
          key,
          [...places].map((value) => ({ score, value })),
        )
        .catch(ignore);
      this.redis.client?.pExpire(key, PLACE_LIFETIME_MS).catch(ignore);
    }
  }

  private key(userId: number): string {
    return `${this.redis.prefix}:connections:${userId}`;
  }
}

/** Its connection tells why. */
const ignore = (): void => undefined;
