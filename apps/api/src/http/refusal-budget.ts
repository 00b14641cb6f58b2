import { RateLimitedError } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { InjectThrottlerStorage, type ThrottlerStorage } from '@nestjs/throttler';
import { clientKey } from './client-key.js';
import { REFUSALS_PER_MINUTE } from './rate-budget.js';

const MINUTE_MS = 60_000;

/**
 * Limits how often an address may call as nobody we know. Only refusals count, after the fact, so that people behind
 * the same address with good tokens are not kept out.
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

  /** Counts one refusal. @throws RateLimitedError when the address has had too many */
  async charge(address: string): Promise<void> {
    const key = `refused ${clientKey(address)}`;
    const verdict = await this.storage.increment(key, MINUTE_MS, this.limit, MINUTE_MS, 'refused');
    if (verdict.isBlocked) throw new RateLimitedError(verdict.timeToBlockExpire * 1000);
  }
}
