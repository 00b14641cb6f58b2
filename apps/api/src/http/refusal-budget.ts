import { RateLimitedError } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { InjectThrottlerStorage, type ThrottlerStorage } from '@nestjs/throttler';
import { clientKey } from './client-key.js';

const MINUTE_MS = 60_000;
/** Failed authentications per address; RATE_LIMIT_SCALE multiplies it. */
const REFUSALS_PER_MINUTE = 60;

/**
 * Limits the failed authentications of an address. Only failures count, so that other users of the address with valid
 * tokens are not blocked.
 */
@Injectable()
export class RefusalBudget {
  private readonly limit: number;

  constructor(
    config: AppConfig,
    @InjectThrottlerStorage() private readonly storage: ThrottlerStorage,
  ) {
    this.limit = Math.max(1, Math.round(REFUSALS_PER_MINUTE * config.env.RATE_LIMIT_SCALE));
  }

  /** Counts one failure. @throws RateLimitedError above the limit */
  async charge(address: string): Promise<void> {
    const key = `refused ${clientKey(address)}`;
    const verdict = await this.storage.increment(key, MINUTE_MS, this.limit, MINUTE_MS, 'refused');
    if (verdict.isBlocked) throw new RateLimitedError(verdict.timeToBlockExpire * 1000);
  }
}
