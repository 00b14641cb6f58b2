/** Bounds how many run at once; others wait in order. */
export class Permits {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly mostRunning: number,
    private readonly mostWaiting: number,
  ) {}

  /** Whether another caller would be refused. */
  get isFull(): boolean {
    return this.running >= this.mostRunning && this.waiting.length >= this.mostWaiting;
  }

  /** Runs the work when a permit is free. @throws the signal's reason if it aborts while waiting */
  async use<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    if (this.running >= this.mostRunning) await this.wait(signal);
    else this.running += 1;
    try {
      return await work();
    } finally {
      // A waiting caller takes the permit over.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }

  private wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(proceed), 1);
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      const proceed = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      if (signal.aborted) {
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
        return;
      }
      this.waiting.push(proceed);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
