import { EmphasisNormalizer } from './emphasis-normalizer.js';

/** Longest text of one answer in UTF-16 units; far above what LLM_MAX_TOKENS allows, a bound for memory only. */
const LONGEST_ANSWER = 200_000;

/** The text that an answer has come to, over all its requests. */
export class AnswerProgress {
  text = '';
  isFull = false;
  private readonly mender = new EmphasisNormalizer();
  private wantsBreak = false;

  get isEmpty(): boolean {
    return this.text === '';
  }

  /** The next text stands in a paragraph of its own. */
  breakParagraph(): void {
    this.wantsBreak = true;
  }

  /** Takes a piece of a model's text; returns it as the reader shall see it. */
  accept(piece: string): string {
    // PostgreSQL stores no NUL.
    const clean = piece.includes('\0') ? piece.replaceAll('\0', '') : piece;
    return clean === '' ? '' : this.add(this.mender.push(clean));
  }

  /** What was held back of the text so far. */
  flush(): string {
    return this.add(this.mender.flush());
  }

  private add(added: string): string {
    // Spaces before the first word are no answer: without a word, there is none.
    const piece = this.isEmpty ? added.trimStart() : added;
    if (piece === '') return '';
    let text = this.wantsBreak && !this.isEmpty ? `\n\n${piece}` : piece;
    this.wantsBreak = false;
    const left = LONGEST_ANSWER - this.text.length;
    this.isFull = text.length >= left;
    // Never between the halves of a surrogate pair; a half that ends the piece itself may find its other half after it.
    if (text.length > left)
      text = text.slice(0, (text.codePointAt(left - 1) ?? 0) > 0xffff ? left - 1 : left);
    this.text += text;
    return text;
  }
}
