import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';

const MOST_CONNECTIONS_PER_PERSON = 20;

/** How many connections this process holds. */
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

  hasRoomFor(userId: number): boolean {
    return (this.byUser.get(userId) ?? 0) < this.mostPerPerson;
  }

  add(userId: number): void {
    this.count += 1;
    this.byUser.set(userId, (this.byUser.get(userId) ?? 0) + 1);
  }

  remove(userId: number): void {
    this.count -= 1;
    const left = (this.byUser.get(userId) ?? 0) - 1;
    if (left > 0) this.byUser.set(userId, left);
    else this.byUser.delete(userId);
  }
}
