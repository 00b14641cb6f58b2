/** Queued answers per slot. */
const QUEUE_FACTOR = 4;

interface Waiting {
  userId: number;
  enter: () => void;
}

export interface SlotReservation {
  /** False if the queue is full: only a duplicate is accepted. */
  readonly isGranted: boolean;
  readonly released: Promise<void>;
  /** Idempotent. */
  release(): void;
}

/** The concurrency limit. A free slot goes to the user with the fewest running answers, then to the longest wait. */
export class AnswerSlots {
  private running = 0;
  private reserved = 0;
  private readonly waiting: Waiting[] = [];
  private readonly runningByUser = new Map<number, number>();

  constructor(private readonly slots: number) {}

  reserve(): SlotReservation {
    const isGranted = this.running + this.waiting.length + this.reserved < this.slots * (1 + QUEUE_FACTOR);
    if (isGranted) this.reserved += 1;
    let onRelease = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      onRelease = resolve;
    });
    const release = once(() => {
      if (isGranted) this.reserved -= 1;
      onRelease();
    });
    return { isGranted, released, release };
  }

  /**
   * @returns a function that frees the slot
   * @throws the signal's reason on abort
   */
  async take(userId: number, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.running < this.slots) {
      this.running += 1;
      this.count(userId, 1);
    } else {
      await this.wait(userId, signal);
    }
    return once(() => this.free(userId));
  }

  private wait(userId: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(waiting), 1);
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      const waiting = { userId, enter };
      this.waiting.push(waiting);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  private free(userId: number): void {
    this.count(userId, -1);
    const next = this.chooseNext();
    if (next === undefined) {
      this.running -= 1;
      return;
    }
    this.waiting.splice(this.waiting.indexOf(next), 1);
    this.count(next.userId, 1);
    next.enter();
  }

  private chooseNext(): Waiting | undefined {
    let chosen: Waiting | undefined;
    for (const each of this.waiting) {
      if (chosen === undefined || this.runningOf(each) < this.runningOf(chosen)) chosen = each;
    }
    return chosen;
  }

  private runningOf({ userId }: Waiting): number {
    return this.runningByUser.get(userId) ?? 0;
  }

  private count(userId: number, change: number): void {
    const running = (this.runningByUser.get(userId) ?? 0) + change;
    if (running === 0) this.runningByUser.delete(userId);
    else this.runningByUser.set(userId, running);
  }
}

function once(release: () => void): () => void {
  let isReleased = false;
  return () => {
    if (isReleased) return;
    isReleased = true;
    release();
  };
}
