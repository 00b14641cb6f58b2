import { wellFormed } from './storable.js';

/** Whether the last unit is the first half of a surrogate pair. */
function endsInHalf(text: string): boolean {
  const unit = text.charCodeAt(text.length - 1);
  return unit >= 0xd800 && unit <= 0xdbff;
}

/**
 * Joins the pieces of a text that arrive in one turn of the event loop: the first one goes out at once, what follows
 * it in the same turn as one. Half a surrogate pair is held back until its other half is there; one that stays alone is replaced.
 */
export class DeltaCoalescer {
  private pending = '';
  private scheduled: NodeJS.Immediate | null = null;

  constructor(private readonly emit: (text: string) => void) {}

  push(text: string): void {
    this.pending += text;
    if (this.scheduled !== null) return;
    this.release();
    this.scheduled = setImmediate(() => {
      this.scheduled = null;
      this.release();
    });
  }

  /** Sends everything that is held back; called before any other event and at the end. */
  flush(): void {
    if (this.scheduled !== null) clearImmediate(this.scheduled);
    this.scheduled = null;
    const text = this.pending;
    this.pending = '';
    if (text !== '') this.emit(wellFormed(text));
  }

  private release(): void {
    const text = this.pending.slice(0, this.pending.length - (endsInHalf(this.pending) ? 1 : 0));
    this.pending = this.pending.slice(text.length);
    if (text !== '') this.emit(wellFormed(text));
  }
}
