export interface Chunk {
  from_seq?: number;
  seq: number;
  content: string;
}

/** What went wrong with the events of an answer; all 0 where nothing did. */
export interface Faults {
  /** Stretches of text that never came. */
  lost: number;
  /** Events that came again. */
  doubled: number;
  /** Events that came behind one that follows them. */
  reordered: number;
  /** Ends whose text is not the chunks joined, and texts of another length than was said. */
  different: number;
}

export const NO_FAULTS: Readonly<Faults> = { lost: 0, doubled: 0, reordered: 0, different: 0 };

/** Looks at the events of one answer as they come. */
export class AnswerCheck {
  chunks = 0;
  starts = 0;
  ends = 0;
  text = '';
  private last = 0;
  private doubled = 0;
  private reordered = 0;
  private different = 0;
  /** What was passed over, by its first number. */
  private readonly gaps = new Map<number, number>();

  /** @param expectedLetters length of the whole text */
  constructor(private readonly expectedLetters: number) {}

  start(): void {
    this.starts += 1;
    if (this.chunks + this.ends > 0) this.reordered += 1;
  }

  chunk({ from_seq: from, seq, content }: Chunk): void {
    this.chunks += 1;
    if (this.starts === 0 || this.ends > 0) this.reordered += 1;
    const first = from ?? seq;
    if (seq - first + 1 !== content.length) this.different += 1;
    if (first > this.last) {
      if (first > this.last + 1) this.gaps.set(this.last + 1, first - 1);
      this.last = seq;
      this.text += content;
    } else if (this.gaps.get(first) === seq) {
      this.gaps.delete(first);
      this.reordered += 1;
    } else {
      this.doubled += 1;
    }
  }

  end(content: string): void {
    this.ends += 1;
    if (content !== this.text || content.length !== this.expectedLetters) this.different += 1;
  }

  /** Once nothing more is to come. */
  faults(): Faults {
    return {
      lost: this.gaps.size + Number(this.starts === 0) + Number(this.ends === 0),
      doubled: this.doubled + Math.max(0, this.starts - 1) + Math.max(0, this.ends - 1),
      reordered: this.reordered,
      different: this.different,
    };
  }
}

export function sumFaults(all: readonly Faults[]): Faults {
  const sum = { ...NO_FAULTS };
  for (const faults of all) {
    sum.lost += faults.lost;
    sum.doubled += faults.doubled;
    sum.reordered += faults.reordered;
    sum.different += faults.different;
  }
  return sum;
}
