import { RateLimitedError } from '@app/chat-protocol';

interface AttemptLimits {
  /** Charges the client address again. @returns 0, or how many milliseconds it has to wait */
  charge(): number;
  release(): void;
}

/** A transport that is open, or about to be, and has not signed in. */
export class ConnectionAttempt {
  private readonly timer: NodeJS.Timeout;
  private hasExpired = false;
  private signIns = 0;
  private close: (() => void) | null = null;

  /** @param waitMs 0, or how long the client address has to wait before it may sign in */
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
   * The client tries to sign in. The first time is paid for by opening the transport.
   * @throws RateLimitedError
   */
  assertMaySignIn(): void {
    this.signIns += 1;
    const waitMs = this.signIns === 1 ? this.waitMs : this.limits.charge();
    if (waitMs > 0) throw new RateLimitedError(waitMs);
  }

  /** The transport is open. @param close called when it has not signed in in time, at once if that has happened */
  opened(close: () => void): void {
    if (this.hasExpired) close();
    else this.close = close;
  }

  /** Closes the transport, or sees that it is closed as soon as it opens. It counts until {@link release}. */
  expire(): void {
    this.hasExpired = true;
    if (this.close === null) this.release();
    else this.close();
  }

  /** The client has signed in, or the transport is closed. */
  readonly release = (): void => {
    clearTimeout(this.timer);
    this.close = null;
    this.limits.release();
  };
}
