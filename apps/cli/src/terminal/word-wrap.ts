import stringWidth from 'string-width';

const ESCAPE = '\u001b';
/** A style, a line break, spaces, or a part of a word. */
const PIECES = new RegExp(`${ESCAPE}\\[[0-9;]*m|\\n| +|[^ \\n${ESCAPE}]+|${ESCAPE}`, 'g');

/**
 * Breaks streamed text between words before the last column. A word is written once it is complete; words wider than
 * the line are left to the terminal.
 */
export class WordWrap {
  private column = 0;
  private spaces = '';
  private word = '';
  private indent = 0;

  /** @param columns of the terminal; undefined passes text through */
  constructor(private readonly columns?: () => number) {}

  /** Lines that continue this one start at the column. */
  hangAt(column: number): void {
    this.indent = column;
  }

  push(text: string): string {
    if (this.columns === undefined) return text;
    let output = '';
    for (const [piece] of text.matchAll(PIECES)) {
      if (piece === '\n') output += this.endLine();
      else if (!piece.startsWith(' ')) this.word += piece;
      else {
        output += this.flushWord();
        this.spaces += piece;
      }
    }
    return output;
  }

  /** @returns what is buffered, and the line break */
  endLine(): string {
    const output = `${this.flush()}\n`;
    this.column = 0;
    this.indent = 0;
    return output;
  }

  /** @returns what is buffered */
  flush(): string {
    const output = this.flushWord() + this.spaces;
    this.spaces = '';
    return output;
  }

  private flushWord(): string {
    if (this.word === '') return '';
    const { word, spaces } = this;
    this.word = '';
    // A style alone takes no column and belongs to the text before it.
    if (word.startsWith(ESCAPE) && stringWidth(word) === 0) {
      this.column += spaces.length;
      this.spaces = '';
      return spaces + word;
    }
    const width = stringWidth(word);
    this.spaces = '';
    if (this.column > this.indent && this.column + spaces.length + width > (this.columns?.() ?? Infinity)) {
      this.column = this.indent + width;
      return `\n${' '.repeat(this.indent)}${word}`;
    }
    this.column += spaces.length + width;
    return spaces + word;
  }
}
