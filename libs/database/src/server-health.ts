/** How long a server that does not answer is left alone before it is probed again. */
const PROBE_INTERVAL_MS = 1_000;
/** How long a server that answered a probe is above suspicion. */
const TRUST_MS = 3_000;

/**
 * Whether the database server answers. It is probed only on suspicion; while it is down, it is probed until it answers
 * again.
 */
export class ServerHealth {
  private down = false;
  private probing = false;
  private closed = false;
  private trustedUntil = 0;
  private timer: NodeJS.Timeout | null = null;

  /**
   * @param probe resolves with whether the server answers; never fails, and is bounded in time
   * @param onChange called after `isDown` changed
   */
  constructor(
    private readonly probe: () => Promise<boolean>,
    private readonly onChange: (isDown: boolean) => void = () => undefined,
  ) {}

  get isDown(): boolean {
    return this.down;
  }

  /** Probes the server unless a probe is under way or scheduled, or was answered just now. */
  suspect(): void {
    if (this.probing || this.timer !== null || this.closed) return;
    if (performance.now() < this.trustedUntil) return;
    void this.check();
  }

  close(): void {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private async check(): Promise<void> {
    this.timer = null;
    this.probing = true;
    const answers = await this.probe();
    this.probing = false;
    if (this.closed) return;
    if (this.down === answers) {
      this.down = !answers;
      this.onChange(this.down);
    }
    if (answers) {
      this.trustedUntil = performance.now() + TRUST_MS;
      return;
    }
    this.timer = setTimeout(() => void this.check(), PROBE_INTERVAL_MS);
    this.timer.unref();
  }
}
