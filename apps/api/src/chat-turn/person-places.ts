import { RateLimitedError } from '@app/common';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';

const MOST_ANSWERS_AT_ONCE = 3;
const RETRY_AFTER_MS = 2_000;

/** Bounds how many answers of one person this process makes at once. */
@Injectable()
export class PersonPlaces {
  private readonly taken = new Map<number, number>();
  private readonly most: number;

  constructor(config: AppConfig) {
    this.most = Math.max(1, Math.floor(MOST_ANSWERS_AT_ONCE * config.env.RATE_LIMIT_SCALE));
  }

  /** @throws RateLimitedError when the person has all places */
  take(userId: number): void {
    const taken = this.taken.get(userId) ?? 0;
    if (taken >= this.most) throw new RateLimitedError(RETRY_AFTER_MS);
    this.taken.set(userId, taken + 1);
  }

  giveBack(userId: number): void {
    const left = (this.taken.get(userId) ?? 0) - 1;
    if (left > 0) this.taken.set(userId, left);
    else this.taken.delete(userId);
  }
}
