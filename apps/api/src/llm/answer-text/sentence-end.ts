const END = /\n|[.!?。！？…](?=["'”’)*_]*\s)/gu;
const ABBREVIATION = /(?:^|[\s(])(?:vs|no|jr|sr|st|dr|mr|mrs|ms|u\.s|approx|\p{L}|\d{1,2})\.$/iu;
/** A longer text is treated as a sentence. */
const LONGEST_SENTENCE = 1_000;

/** Where the first sentence or line of a text ends, after its white space; 0 while it may go on. */
export function sentenceEnd(text: string): number {
  for (const { index, 0: mark } of text.matchAll(END)) {
    const end = index + mark.length;
    if (mark === '\n') return end;
    if (ABBREVIATION.test(text.slice(Math.max(0, end - 12), end))) continue;
    return end + (/^["'”’)*_]*\s/u.exec(text.slice(end, end + 8))?.[0].length ?? 0);
  }
  return text.length > LONGEST_SENTENCE ? text.length : 0;
}
