import { AppConfig } from '@app/config';
import { inTime, type RedisClient, SharedRedis } from '@app/redis';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { NodeMessages, nodeTopic } from '../../cluster/node-messages.js';
import { ConnectionSlot } from './connection-slot.js';

const CONNECTIONS_PER_USER = 20;
/** Expiry of a slot in Redis after the client's last packet; longer than every heartbeat and its time-out. */
const SLOT_LIFETIME_MS = 90_000;
const RENEW_MS = 15_000;
const REDIS_TIMEOUT_MS = 250;

const REPLACED = nodeTopic<{ userId: number; slotId: string }>('connection-replaced');

/**
 * Counts the connections of this process and limits those of each user over all nodes. A new connection is never
 * refused: above the limit it replaces the user's connection that has been idle longest. While Redis is unavailable,
 * each node applies the limit on its own.
 */
@Injectable()
export class ConnectionSlots implements OnApplicationShutdown {
  private readonly byUser = new Map<number, Map<string, ConnectionSlot>>();
  private readonly limit: number;
  private readonly timer: NodeJS.Timeout | null;
  private count = 0;

  constructor(
    config: AppConfig,
    private readonly redis: SharedRedis,
    private readonly messages: NodeMessages,
  ) {
    this.limit = Math.max(1, Math.floor(CONNECTIONS_PER_USER * config.env.RATE_LIMIT_SCALE));
    this.timer = redis.client === null ? null : setInterval(() => this.renew(), RENEW_MS);
    this.timer?.unref();
    messages.on(REPLACED, ({ userId, slotId }) => this.byUser.get(userId)?.get(slotId)?.replace());
  }

  get total(): number {
    return this.count;
  }

  connectionsByUser(): Map<number, number> {
    return new Map([...this.byUser].map(([userId, slots]) => [userId, slots.size]));
  }

  async take(userId: number): Promise<ConnectionSlot> {
    const slots = this.byUser.get(userId) ?? new Map<string, ConnectionSlot>();
    if (slots.size >= this.limit) longestIdle(slots)?.replace();
    const slot = new ConnectionSlot(({ id }) => this.remove(userId, id));
    // The user's entry is gone if the last connection was replaced.
    this.byUser.set(userId, slots.set(slot.id, slot));
    this.count += 1;
    if (this.redis.client !== null) await this.replaceOnAllNodes(this.redis.client, userId, slot, slots);
    return slot;
  }

  onApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  private remove(userId: number, slotId: string): void {
    const slots = this.byUser.get(userId);
    if (slots?.delete(slotId) !== true) return;
    this.count -= 1;
    if (slots.size === 0) this.byUser.delete(userId);
    this.redis.client?.zRem(this.key(userId), slotId).catch(ignore);
  }

  /** Redis orders the user's slots of all nodes by last activity; the surplus is replaced. */
  private async replaceOnAllNodes(
    client: RedisClient,
    userId: number,
    taken: ConnectionSlot,
    slots: ReadonlyMap<string, ConnectionSlot>,
  ): Promise<void> {
    const key = this.key(userId);
    try {
      const [, , , surplus] = await inTime(
        Promise.all([
          client.zRemRangeByScore(key, '-inf', Date.now() - SLOT_LIFETIME_MS),
          client.zAdd(key, toMembers(slots)),
          client.pExpire(key, SLOT_LIFETIME_MS),
          client.zRange(key, 0, -(this.limit + 1)),
        ]),
        REDIS_TIMEOUT_MS,
      );
      for (const slotId of surplus) {
        if (slotId === taken.id) continue;
        // Removed here too, in case the owning node has died.
        client.zRem(key, slotId).catch(ignore);
        const here = slots.get(slotId);
        if (here === undefined) this.messages.publish(REPLACED, { userId, slotId });
        else here.replace();
      }
    } catch {
      // Without Redis each node limits its own connections.
    }
  }

  private renew(): void {
    for (const [userId, slots] of this.byUser) {
      const key = this.key(userId);
      this.redis.client?.zAdd(key, toMembers(slots)).catch(ignore);
      this.redis.client?.pExpire(key, SLOT_LIFETIME_MS).catch(ignore);
    }
  }

  private key(userId: number): string {
    return `${this.redis.prefix}:connection-slots:${userId}`;
  }
}

const toMembers = (slots: ReadonlyMap<string, ConnectionSlot>): { score: number; value: string }[] =>
  [...slots.values()].map(({ id, lastActivityAt }) => ({ score: lastActivityAt, value: id }));

function longestIdle(slots: ReadonlyMap<string, ConnectionSlot>): ConnectionSlot | undefined {
  let found: ConnectionSlot | undefined;
  for (const slot of slots.values())
    if (found === undefined || slot.lastActivityAt < found.lastActivityAt) found = slot;
  return found;
}

/** The Redis client logs the failure. */
const ignore = (): void => undefined;
