/**
 * Removes a sentence's start that is already shown from a text that continues it: a model that is told to go on in
 * the middle of a sentence often begins the sentence again.
 */
export class RepeatedStart {
  private buffer = '';
  private state: 'open' | 'trimming' | 'over';
  private readonly start: string;

  /** @param shown the start of the sentence; empty if none is shown */
  constructor(private readonly shown: string) {
    this.start = shown.trim();
    this.state = this.start === '' ? 'over' : 'open';
  }

  push(piece: string): string {
    if (this.state === 'over') return piece;
    if (this.state === 'trimming') return this.trim(piece);
    this.buffer += piece;
    const text = this.buffer.trimStart();
    if (text.length < this.start.length && this.start.startsWith(text)) return '';
    return this.decide(text);
  }

  flush(): string {
    return this.state === 'open' ? this.decide(this.buffer.trimStart()) : '';
  }

  private decide(text: string): string {
    const endsWithSpace = /\s$/u.test(this.shown);
    if (text.startsWith(this.start)) {
      this.state = endsWithSpace ? 'trimming' : 'over';
      const rest = text.slice(this.start.length);
      return endsWithSpace ? this.trim(rest) : rest;
    }
    this.state = 'over';
    if (text === '') return '';
    // Another sentence: the shown start stays as a fragment.
    if (/^[\p{Lu}*#|>-]/u.test(text)) return `…\n\n${text}`;
    return endsWithSpace ? text : ` ${text}`;
  }

  private trim(piece: string): string {
    const text = piece.trimStart();
    if (text !== '') this.state = 'over';
    return text;
  }
}
