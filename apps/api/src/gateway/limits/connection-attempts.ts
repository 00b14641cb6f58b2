import { RateLimitedError } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { ConnectionAttempt } from './connection-attempt.js';
import { ConnectionRates } from './connection-rates.js';

const UNAUTHENTICATED = { perClient: 100, perProcess: 1_000 } as const;
const SIGN_IN_MS = 10_000;

/**
 * Limits transports before memory is allocated for them. Each transport takes a token from its client address's bucket.
 * Above `perClient` unauthenticated transports a new one is refused; above `perProcess` the oldest is closed. After
 * {@link SIGN_IN_MS} an unauthenticated transport is closed.
 */
@Injectable()
export class ConnectionAttempts {
  /** Oldest first. */
  private readonly unauthenticated = new Set<ConnectionAttempt>();
  private readonly byClient = new Map<string, number>();
  private readonly perClient: number;
  private readonly perProcess: number;

  constructor(
    config: AppConfig,
    private readonly rates: ConnectionRates,
  ) {
    const scale = config.env.RATE_LIMIT_SCALE;
    this.perClient = Math.max(1, Math.floor(UNAUTHENTICATED.perClient * scale));
    this.perProcess = Math.max(1, Math.floor(UNAUTHENTICATED.perProcess * scale));
  }

  get size(): number {
    return this.unauthenticated.size;
  }

  /**
   * Counts a transport that is about to open.
   * @param clientKey from `clientKey()`
   * @throws RateLimitedError when the transport must not open
   */
  open(clientKey: string): ConnectionAttempt {
    const { waitMs, isFlood } = this.rates.takeAttempt(clientKey);
    if (isFlood) throw new RateLimitedError(waitMs);
    const ofClient = this.byClient.get(clientKey) ?? 0;
    if (ofClient >= this.perClient) throw new RateLimitedError(SIGN_IN_MS);
    const attempt = new ConnectionAttempt(clientKey, waitMs, SIGN_IN_MS, {
      charge: () => this.rates.takeAttempt(clientKey).waitMs,
      release: () => this.release(attempt),
    });
    this.byClient.set(clientKey, ofClient + 1);
    this.unauthenticated.add(attempt);
    if (this.unauthenticated.size > this.perProcess) this.expireOldest();
    return attempt;
  }

  private release(attempt: ConnectionAttempt): void {
    if (!this.unauthenticated.delete(attempt)) return;
    const left = (this.byClient.get(attempt.clientKey) ?? 1) - 1;
    if (left === 0) this.byClient.delete(attempt.clientKey);
    else this.byClient.set(attempt.clientKey, left);
  }

  private expireOldest(): void {
    for (const attempt of this.unauthenticated) {
      if (!attempt.isExpired) return attempt.expire();
    }
  }
}
