/**
 * Removes a sentence's start that is already shown from a text that continues it: a model that is told to go on in
 * the middle of a sentence often begins the sentence again.
 */
export class RepeatedStart {
  private buffer = '';
  private isOver: boolean;

  /** @param shown the start of the sentence; empty if none is shown */
  constructor(private readonly shown: string) {
    this.isOver = shown.trim() === '';
  }

  push(piece: string): string {
    if (this.isOver) return piece;
    this.buffer += piece;
    const text = this.buffer.trimStart();
    const start = this.shown.trim();
    if (text.length < start.length && start.startsWith(text)) return '';
    return this.end();
  }

  flush(): string {
    return this.isOver ? '' : this.end();
  }

  private end(): string {
    this.isOver = true;
    const text = this.buffer.trimStart();
    const start = this.shown.trim();
    if (text.startsWith(start))
      return `${/\s$/u.test(this.shown) ? '' : leadingSpace(text.slice(start.length))}${text.slice(start.length).trimStart()}`;
    if (text === '') return '';
    // Another sentence: the shown start stays as a fragment.
    if (/^[\p{Lu}*#|>-]/u.test(text)) return `…\n\n${text}`;
    return /\s$/u.test(this.shown) ? text : ` ${text}`;
  }
}

const leadingSpace = (text: string): string => /^\s*/u.exec(text)?.[0] ?? '';
