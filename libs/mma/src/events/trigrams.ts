/** The distinct trigrams of a folded text as in `pg_trgm`: each word padded with two spaces before and one after. */
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

/** Inverted index of trigrams. */
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
   * Candidates for the texts with the greatest `max(similarity, word_similarity)`, those with the most common trigrams
   * first. The index computes `similarity` exactly and bounds `word_similarity` by the share of common trigrams.
   * @param least minimum similarity, 0–1
   * @param wanted how many of the most similar texts are wanted
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
