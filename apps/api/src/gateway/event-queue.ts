/**
 * Starts the handlers of events one after the other, each as soon as the one before it has finished or waits for I/O.
 * So events that arrive in one turn of the event loop and need no I/O are answered in their order, however many
 * promises their guards, pipes and handlers take.
 */
export class EventQueue {
  private readonly waiting: (() => Promise<void>)[] = [];
  private isRunning = false;

  /** @param handle never rejects */
  add(handle: () => Promise<void>): void {
    this.waiting.push(handle);
    if (!this.isRunning) this.startNext();
  }

  private startNext(): void {
    const handle = this.waiting.shift();
    this.isRunning = handle !== undefined;
    if (handle === undefined) return;
    let hasContinued = false;
    const continueOnce = (): void => {
      if (hasContinued) return;
      hasContinued = true;
      this.startNext();
    };
    void handle().then(continueOnce);
    // Node runs a tick that a microtask schedules when no microtask is left: the handler then waits for I/O.
    queueMicrotask(() => process.nextTick(continueOnce));
  }
}
