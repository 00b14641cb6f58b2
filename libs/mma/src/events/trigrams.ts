/**
 * The trigrams of a folded text, each once, as `pg_trgm` cuts them: every word with two spaces before it and one after.
 */
export function trigramsOf(folded: string): Set<string> {
  const trigrams = new Set<string>();
  for (const word of folded.split(' ')) {
    if (word === '') continue;
    const padded = [...`  ${word} `];
    for (let start = 0; start + 3 <= padded.length; start += 1)
      trigrams.add(padded.slice(start, start + 3).join(''));
  }
  return trigrams;
}

/** Which texts of a list have how many trigrams of a text, without looking at every text. */
export class TrigramIndex {
  private readonly postings = new Map<string, number[]>();
  private readonly sizes: number[] = [];

  constructor(texts: readonly string[]) {
    for (const [index, text] of texts.entries()) {
      const trigrams = trigramsOf(text);
      this.sizes.push(trigrams.size);
      for (const trigram of trigrams) {
        const known = this.postings.get(trigram);
        if (known === undefined) this.postings.set(trigram, [index]);
        else known.push(index);
      }
    }
  }

  /**
   * The texts that may be among the likest to a text, those with the most of its trigrams first, by the greater of `similarity` and `word_similarity`. The first
   * is known here, the second is at most the share of the asked trigrams that the text has.
   * @param least how like they have to be, 0–1
   * @param wanted how many of the likest are wanted
   */
  candidates(folded: string, least: number, wanted: number): number[] {
    const asked = trigramsOf(folded);
    const shared = new Uint16Array(this.sizes.length);
    for (const trigram of asked)
      for (const index of this.postings.get(trigram) ?? []) shared[index] = (shared[index] ?? 0) + 1;
    const likeness: { index: number; atLeast: number; atMost: number }[] = [];
    for (const [index, size] of this.sizes.entries()) {
      const common = shared[index] ?? 0;
      const atMost = asked.size === 0 ? 0 : common / asked.size;
      if (common > 0 && atMost >= least)
        likeness.push({ index, atMost, atLeast: common / (asked.size + size - common) });
    }
    const known = likeness.map(({ atLeast }) => atLeast).sort((a, b) => b - a);
    const bar = known[wanted - 1] ?? 0;
    return likeness
      .filter(({ atMost }) => atMost >= bar)
      .sort((a, b) => b.atMost - a.atMost || b.atLeast - a.atLeast)
      .map(({ index }) => index);
  }
}
