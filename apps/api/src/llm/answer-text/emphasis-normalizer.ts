/** Longest bold text that is normalized, in UTF-16 units. */
const MAX_EMPHASIS_LENGTH = 300;
const MARK = '**';
const WORD = /[\p{L}\p{N}]/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/**
 * Repairs bold text that Markdown would not render. A closing `**` between punctuation and a letter, as before Korean
 * particles (`**존 존스(Jon Jones)**는`), is not right-flanking (CommonMark 0.31, section 6.2), so the punctuation is moved
 * out of the bold text: `**존 존스**(Jon Jones)는`. Works on a stream and buffers only while bold text is open or the
 * character after it is unknown.
 */
export class EmphasisNormalizer {
  private buffer = '';

  /** Adds a piece; returns the text whose form is final. */
  push(piece: string): string {
    this.buffer += piece;
    let final = '';
    for (;;) {
      const start = this.buffer.indexOf(MARK);
      if (start < 0) {
        // A trailing asterisk may be the first of two.
        const pending = this.buffer.endsWith('*') ? 1 : 0;
        final += this.buffer.slice(0, this.buffer.length - pending);
        this.buffer = this.buffer.slice(this.buffer.length - pending);
        return final;
      }
      final += this.buffer.slice(0, start);
      this.buffer = this.buffer.slice(start);
      const end = this.findEnd();
      if (end === 'open') return final;
      if (end === 'none') {
        final += MARK;
        this.buffer = this.buffer.slice(MARK.length);
        continue;
      }
      const next = this.buffer.slice(end + MARK.length);
      if (next === '' || isHighSurrogate(next)) return final;
      final += repair(this.buffer.slice(MARK.length, end), next);
      this.buffer = next;
    }
  }

  flush(): string {
    const rest = this.buffer;
    this.buffer = '';
    return rest;
  }

  /** End of the bold text at the start of the buffer; `none` when it is not bold text. */
  private findEnd(): number | 'open' | 'none' {
    const first = this.buffer[MARK.length];
    if (first === undefined) return 'open';
    if (/\s|\*/.test(first)) return 'none';
    const end = this.buffer.indexOf(MARK, MARK.length + 1);
    const inner = end >= 0 ? this.buffer.slice(0, end) : this.buffer;
    if (inner.length > MAX_EMPHASIS_LENGTH || inner.includes('\n')) return 'none';
    return end >= 0 ? end : 'open';
  }
}

const isHighSurrogate = (text: string): boolean => text.length === 1 && /[\uD800-\uDBFF]/.test(text);

function repair(inner: string, next: string): string {
  const [letter] = next;
  const last = [...inner].at(-1);
  const isBroken = letter !== undefined && last !== undefined && WORD.test(letter) && PUNCTUATION.test(last);
  if (!isBroken) return MARK + inner + MARK;
  const cut = startOfTail(inner);
  const head = inner.slice(0, cut).trimEnd();
  const tail = inner.slice(head.length);
  if (head === '') return inner;
  const [opening] = head;
  const quoted = opening !== undefined && OPENING_QUOTES.has(opening) && CLOSING_QUOTES.test(tail);
  return quoted ? `${opening}${MARK}${head.slice(1)}${MARK}${tail}` : MARK + head + MARK + tail;
}

const OPENING_QUOTES: ReadonlySet<string> = new Set(['"', '“', "'", '‘', '「', '『', '《', '<']);
const CLOSING_QUOTES = /^["”'’」』》>]/;
const PAIRS: Record<string, string> = { ')': '(', ']': '[', '）': '（' };

/** Index where the trailing punctuation begins, including whole brackets. */
function startOfTail(inner: string): number {
  let cut = inner.length;
  while (cut > 0) {
    const before = [...inner.slice(0, cut)].at(-1) ?? '';
    if (!PUNCTUATION.test(before) && !/\s/u.test(before)) return cut;
    const opening = PAIRS[before];
    const opened = opening === undefined ? -1 : inner.lastIndexOf(opening, cut - 1);
    cut = opened >= 0 ? opened : cut - before.length;
  }
  return 0;
}
