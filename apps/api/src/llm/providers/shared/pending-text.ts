/**
 * Text that has arrived and is not yet handled. A part that is held back is kept in pieces: joining it for each new piece
 * would be quadratic.
 */
export class PendingText {
  /** What follows the held part. */
  text = '';
  heldLength = 0;
  private held: string[] = [];

  /** The beginning of the whole. */
  get start(): string {
    return this.held[0] ?? this.text;
  }

  /** Sets the text aside, but for its last characters. @returns the last character that was set aside */
  hold(kept: number): string {
    const end = this.text.length - kept;
    if (end <= 0) return '';
    this.held.push(this.text.slice(0, end));
    this.heldLength += end;
    const last = this.text.charAt(end - 1);
    this.text = this.text.slice(end);
    return last;
  }

  /** Removes and returns the whole. */
  take(): string {
    const whole = this.held.length === 0 ? this.text : this.held.join('') + this.text;
    this.held = [];
    this.heldLength = 0;
    this.text = '';
    return whole;
  }

  /** Ends holding: the text is the whole again. */
  join(): void {
    this.text = this.take();
  }

  /** Removes the first characters of the text and returns them. */
  takeFirst(length: number): string {
    const first = this.text.slice(0, length);
    this.text = this.text.slice(length);
    return first;
  }

  /** Removes a mark of the text with everything before it. @returns what was before the mark */
  takeBefore(mark: RegExpExecArray): string {
    const after = this.text.slice(mark.index + mark[0].length);
    this.text = this.text.slice(0, mark.index);
    const before = this.take();
    this.text = after;
    return before;
  }
}
