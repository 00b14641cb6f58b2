import { RateLimitedError } from '@app/common';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';

const MOST_CONNECTIONS_PER_PERSON = 20;
const RETRY_AFTER_MS = 5_000;

/** How many connections this process holds, with those that are being admitted. */
@Injectable()
export class ConnectionRegistry {
  private readonly byUser = new Map<number, number>();
  private readonly mostPerPerson: number;
  private count = 0;

  constructor(config: AppConfig) {
    this.mostPerPerson = Math.max(1, Math.floor(MOST_CONNECTIONS_PER_PERSON * config.env.RATE_LIMIT_SCALE));
  }

  get total(): number {
    return this.count;
  }

  /** Connections by user id. */
  get connectionsByUser(): ReadonlyMap<number, number> {
    return this.byUser;
  }

  /**
   * Takes a place for a connection.
   * @returns what gives the place back; only its first call does
   * @throws RateLimitedError when the person has all places
   */
  take(userId: number): () => void {
    const taken = this.byUser.get(userId) ?? 0;
    if (taken >= this.mostPerPerson) throw new RateLimitedError(RETRY_AFTER_MS);
    this.byUser.set(userId, taken + 1);
    this.count += 1;
    let isTaken = true;
    return () => {
      if (isTaken) this.giveBack(userId);
      isTaken = false;
    };
  }

  private giveBack(userId: number): void {
    this.count -= 1;
    const left = (this.byUser.get(userId) ?? 0) - 1;
    if (left > 0) this.byUser.set(userId, left);
    else this.byUser.delete(userId);
  }
}
