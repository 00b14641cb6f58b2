/** An opened emphasis that grows longer than this is let through as it is. */
const LONGEST_EMPHASIS = 300;
const MARK = '**';
const WORD = /[\p{L}\p{N}]/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/**
 * Mends bold text that Markdown would not render: a closing `**` behind punctuation and before a letter, as Korean
 * particles stand (`**존 존스(Jon Jones)**는`), does not close (CommonMark 0.31, section 6.2: it is not right-flanking).
 * The punctuation is moved out of the bold text: `**존 존스**(Jon Jones)는`. Works on a stream: text is held back only
 * while bold text is open, and the letter behind it is not known.
 */
export class EmphasisNormalizer {
  private held = '';

  /** Takes a piece of the text; returns what is certain by now. */
  push(piece: string): string {
    this.held += piece;
    let certain = '';
    for (;;) {
      const start = this.held.indexOf(MARK);
      if (start < 0) {
        // An asterisk at the end may be the first of two.
        const kept = this.held.endsWith('*') ? 1 : 0;
        certain += this.held.slice(0, this.held.length - kept);
        this.held = this.held.slice(this.held.length - kept);
        return certain;
      }
      certain += this.held.slice(0, start);
      this.held = this.held.slice(start);
      const end = this.findEnd();
      if (end === 'open') return certain;
      if (end === 'none') {
        certain += MARK;
        this.held = this.held.slice(MARK.length);
        continue;
      }
      const next = this.held.slice(end + MARK.length);
      if (next === '' || isHighSurrogate(next)) return certain;
      certain += mend(this.held.slice(MARK.length, end), next);
      this.held = next;
    }
  }

  /** Returns what was held back; no more text comes. */
  flush(): string {
    const rest = this.held;
    this.held = '';
    return rest;
  }

  /** Where the bold text that {@link held} begins with ends; `none` when it is not bold text at all. */
  private findEnd(): number | 'open' | 'none' {
    const first = this.held[MARK.length];
    if (first === undefined) return 'open';
    if (/\s|\*/.test(first)) return 'none';
    const end = this.held.indexOf(MARK, MARK.length + 1);
    const inner = end >= 0 ? this.held.slice(0, end) : this.held;
    if (inner.length > LONGEST_EMPHASIS || inner.includes('\n')) return 'none';
    return end >= 0 ? end : 'open';
  }
}

/** Half of a character; its other half is to come. */
const isHighSurrogate = (text: string): boolean => text.length === 1 && /[\uD800-\uDBFF]/.test(text);

/** The bold text and its marks, so that the closing one closes before what follows. */
function mend(inner: string, next: string): string {
  const [letter] = next;
  const last = [...inner].at(-1);
  const isBroken = letter !== undefined && last !== undefined && WORD.test(letter) && PUNCTUATION.test(last);
  if (!isBroken) return MARK + inner + MARK;
  const cut = startOfTail(inner);
  const head = inner.slice(0, cut).trimEnd();
  const tail = inner.slice(head.length);
  // Nothing but punctuation: it needs no emphasis.
  if (head === '') return inner;
  const [opening] = head;
  const quoted = opening !== undefined && OPENING_QUOTES.has(opening) && CLOSING_QUOTES.test(tail);
  return quoted ? `${opening}${MARK}${head.slice(1)}${MARK}${tail}` : MARK + head + MARK + tail;
}

const OPENING_QUOTES: ReadonlySet<string> = new Set(['"', '“', "'", '‘', '「', '『', '《', '<']);
const CLOSING_QUOTES = /^["”'’」』》>]/;
const PAIRS: Record<string, string> = { ')': '(', ']': '[', '）': '（' };

/** Where the punctuation at the end begins; what stands in brackets belongs to it. */
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
