/** A hidden page gets no frames; it is updated this often. */
const HIDDEN_DELAY_MS = 250;

/** Runs a task once per frame at most. */
export class FrameBatch {
  private frame: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly task: () => void) {}

  request(): void {
    if (this.timer !== undefined) return;
    this.frame = requestAnimationFrame(() => this.flush());
    this.timer = setTimeout(() => this.flush(), HIDDEN_DELAY_MS);
  }

  /** Runs a requested task at once. */
  flush(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.timer = undefined;
    this.frame = undefined;
    this.task();
  }
}
