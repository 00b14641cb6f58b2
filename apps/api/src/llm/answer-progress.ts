import { EmphasisNormalizer } from './emphasis-normalizer.js';

/** Maximum length of an answer in UTF-16 units: a memory bound, far above what LLM_MAX_TOKENS allows. */
const MAX_ANSWER_LENGTH = 200_000;

export class AnswerProgress {
  text = '';
  isFull = false;
  private readonly normalizer = new EmphasisNormalizer();
  private needsBreak = false;

  get isEmpty(): boolean {
    return this.text === '';
  }

  breakParagraph(): void {
    this.needsBreak = true;
  }

  /** Adds a piece of a model's text; returns the text that is ready to be sent. */
  accept(piece: string): string {
    // PostgreSQL cannot store NUL.
    const clean = piece.includes('\0') ? piece.replaceAll('\0', '') : piece;
    return clean === '' ? '' : this.add(this.normalizer.push(clean));
  }

  flush(): string {
    return this.add(this.normalizer.flush());
  }

  private add(added: string): string {
    // Whitespace alone does not count as an answer.
    const piece = this.isEmpty ? added.trimStart() : added;
    if (piece === '') return '';
    let text = this.needsBreak && !this.isEmpty ? `\n\n${piece}` : piece;
    this.needsBreak = false;
    const left = MAX_ANSWER_LENGTH - this.text.length;
    this.isFull = text.length >= left;
    // Never cuts a surrogate pair.
    if (text.length > left)
      text = text.slice(0, (text.codePointAt(left - 1) ?? 0) > 0xffff ? left - 1 : left);
    this.text += text;
    return text;
  }
}
