import { RateLimitedError } from '@app/chat-protocol';

interface AttemptLimits {
  /** Takes from the budget of the client address again. @returns 0, or how many milliseconds it has to wait */
  charge(): number;
  release(): void;
}

/** A transport that has not been authenticated yet. */
export class ConnectionAttempt {
  private timer: NodeJS.Timeout | undefined;
  private hasExpired = false;
  private signIns = 0;
  private close: (() => void) | null = null;

  /** @param waitMs 0, or how long the client address has to wait */
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

  /**
   * Counts an authentication. The first one was counted when the transport opened.
   * @throws RateLimitedError
   */
  assertMaySignIn(): void {
    this.signIns += 1;
    const waitMs = this.signIns === 1 ? this.waitMs : this.limits.charge();
    if (waitMs > 0) throw new RateLimitedError(waitMs);
  }

  /** The transport is open. @param close called when it is not authenticated in time, at once if it is too late */
  opened(close: () => void): void {
    if (this.hasExpired) close();
    else this.close = close;
  }

  /** Closes the transport, now or as soon as it opens. It counts until {@link release}. */
  expire(): void {
    this.hasExpired = true;
    if (this.close === null) this.release();
    else this.close();
  }

  /** The transport is authenticated or closed. */
  readonly release = (): void => {
    clearTimeout(this.timer);
    // The attempt lives as long as its transport.
    this.timer = undefined;
    this.close = null;
    this.limits.release();
  };
}
