import { RateLimitedError } from '@app/chat-protocol';

interface AttemptLimits {
  /** Takes another token from the address's bucket. @returns milliseconds to wait, or 0 */
  charge(): number;
  release(): void;
}

export class ConnectionAttempt {
  private timer: NodeJS.Timeout | undefined;
  private hasExpired = false;
  private signIns = 0;
  private close: (() => void) | null = null;

  /** @param waitMs milliseconds that the client address has to wait, or 0 */
  constructor(
    readonly clientKey: string,
    private readonly waitMs: number,
    signInMs: number,
    private readonly limits: AttemptLimits,
  ) {
    this.timer = setTimeout(() => this.expire(), signInMs);
    this.timer.unref();
  }

  get isExpired(): boolean {
    return this.hasExpired;
  }

  /** Counts an authentication; the first one was counted when the transport opened. @throws RateLimitedError */
  assertMaySignIn(): void {
    this.signIns += 1;
    const waitMs = this.signIns === 1 ? this.waitMs : this.limits.charge();
    if (waitMs > 0) throw new RateLimitedError(waitMs);
  }

  /** @param close called at the authentication deadline, immediately if it has passed */
  opened(close: () => void): void {
    if (this.hasExpired) close();
    else this.close = close;
  }

  /** Closes the transport now or when it opens. It counts until {@link release}. */
  expire(): void {
    this.hasExpired = true;
    if (this.close === null) this.release();
    else this.close();
  }

  /** Called when the transport is authenticated or closed. */
  readonly release = (): void => {
    clearTimeout(this.timer);
    // Drops the references, because the attempt lives as long as its transport.
    this.timer = undefined;
    this.close = null;
    this.limits.release();
  };
}
