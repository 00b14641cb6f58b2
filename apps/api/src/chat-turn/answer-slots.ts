import { TooManyAnswersError } from '../llm/language-model.errors.js';

/** How many may wait for each place. */
const QUEUE_FACTOR = 4;

interface Waiting {
  person: number;
  enter: () => void;
}

/**
 * Bounds how many answers are made at once. The others wait: a free place goes to the person who has the fewest answers
 * being made, and among those to the first who came.
 */
export class AnswerSlots {
  private taken = 0;
  private reserved = 0;
  private readonly waiting: Waiting[] = [];
  private readonly takenBy = new Map<number, number>();

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
   * @param person whose answer it is
   * @returns what gives the place back
   * @throws TooManyAnswersError when too many wait already; the signal's reason when it is aborted meanwhile
   */
  async take(person: number, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.taken < this.places) {
      this.taken += 1;
      this.count(person, 1);
    } else {
      if (!this.hasRoom) throw new TooManyAnswersError();
      await this.waitForTurn(person, signal);
    }
    return once(() => this.giveBack(person));
  }

  private waitForTurn(person: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(place), 1);
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      const place = { person, enter };
      this.waiting.push(place);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** A place goes straight to the next one who waits. */
  private giveBack(person: number): void {
    this.count(person, -1);
    const next = this.chooseNext();
    if (next === undefined) {
      this.taken -= 1;
      return;
    }
    this.waiting.splice(this.waiting.indexOf(next), 1);
    this.count(next.person, 1);
    next.enter();
  }

  private chooseNext(): Waiting | undefined {
    let chosen: Waiting | undefined;
    for (const each of this.waiting) {
      if (chosen === undefined || this.takenOf(each) < this.takenOf(chosen)) chosen = each;
    }
    return chosen;
  }

  private takenOf({ person }: Waiting): number {
    return this.takenBy.get(person) ?? 0;
  }

  private count(person: number, change: number): void {
    const taken = (this.takenBy.get(person) ?? 0) + change;
    if (taken === 0) this.takenBy.delete(person);
    else this.takenBy.set(person, taken);
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
