/** Calls back once when nothing was touched for a time. */
export class IdleWatchdog {
  private readonly timer: NodeJS.Timeout;

  constructor(idleMs: number, onIdle: () => void) {
    this.timer = setTimeout(onIdle, idleMs);
  }

  touch(): void {
    this.timer.refresh();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
