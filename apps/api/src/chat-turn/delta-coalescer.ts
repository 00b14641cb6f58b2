import { wellFormed } from '@app/common';

function endsInHalf(text: string): boolean {
  const unit = text.charCodeAt(text.length - 1);
  return unit >= 0xd800 && unit <= 0xdbff;
}

function schedule(work: () => void, windowMs: number): () => void {
  if (windowMs === 0) {
    const immediate = setImmediate(work);
    return () => clearImmediate(immediate);
  }
  const timer = setTimeout(work, windowMs);
  return () => clearTimeout(timer);
}

/**
 * Emits the first delta at once and joins those within the window. Half of a surrogate pair waits for the other half.
 */
export class DeltaCoalescer {
  private pending = '';
  private unschedule: (() => void) | null = null;

  /** @param windowMs the current window in milliseconds; 0: one turn of the event loop */
  constructor(
    private readonly emit: (text: string) => void,
    private readonly windowMs: () => number = () => 0,
  ) {}

  push(text: string): void {
    this.pending += text;
    if (this.unschedule !== null) return;
    this.release();
    this.unschedule = schedule(() => {
      this.unschedule = null;
      this.release();
    }, this.windowMs());
  }

  /** Emits everything buffered; call before any other event and at the end. */
  flush(): void {
    this.unschedule?.();
    this.unschedule = null;
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
