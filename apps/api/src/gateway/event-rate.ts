/** Events per second that one connection may send for long, and at once. */
const PER_SECOND = 10;
const BURST = 40;

/** A token bucket: how often one connection may speak. */
export class EventRate {
  private tokens: number;
  private filledAt: number;

  /**
   * @param scale multiplies the budget
   * @param now in milliseconds
   */
  constructor(
    private readonly scale: number,
    now: number,
  ) {
    this.tokens = BURST * scale;
    this.filledAt = now;
  }

  /** Takes one event; returns 0, or how many milliseconds to wait before the next one will be taken. */
  take(now: number): number {
    const perMs = (PER_SECOND * this.scale) / 1000;
    this.tokens = Math.min(BURST * this.scale, this.tokens + (now - this.filledAt) * perMs);
    this.filledAt = now;
    if (this.tokens >= 1) {
      this.tokens -= 1;
      return 0;
    }
    return Math.ceil((1 - this.tokens) / perMs);
  }
}
