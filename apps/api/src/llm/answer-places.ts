import { TooManyAnswersError } from './language-model.errors.js';

/** How many may wait for each place. */
const QUEUE_FACTOR = 4;

/** Bounds how many answers are made at once; the others wait in order. */
export class AnswerPlaces {
  private taken = 0;
  private reserved = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly places: number) {}

  /** False when the next one would be refused. */
  get hasRoom(): boolean {
    return this.taken + this.waiting.length + this.reserved < this.places * (1 + QUEUE_FACTOR);
  }

  /**
   * Keeps room for one who is to come, so that nobody who was let in is refused later.
   * @returns what gives the room up: called when its keeper takes a place, or never will
   * @throws TooManyAnswersError
   */
  reserve(): () => void {
    if (!this.hasRoom) throw new TooManyAnswersError();
    this.reserved += 1;
    return once(() => {
      this.reserved -= 1;
    });
  }

  /**
   * Takes a place, waiting for one if need be.
   * @returns what gives the place back
   * @throws TooManyAnswersError when too many wait already; the signal's reason when it is aborted meanwhile
   */
  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.taken < this.places) {
      this.taken += 1;
    } else {
      if (!this.hasRoom) throw new TooManyAnswersError();
      await this.waitForTurn(signal);
    }
    return once(() => this.giveBack());
  }

  private waitForTurn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(enter), 1);
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      this.waiting.push(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** A place goes straight to the next in the queue. */
  private giveBack(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.taken -= 1;
    else next();
  }
}

function once(release: () => void): () => void {
  let released = false;
  return () => {
    if (released) return;
    released = true;
    release();
  };
}
