/** The letters of a word as bits, several letters to a bit: for telling quickly that two words are far apart. */
export function letterSet(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at += 1) set |= 1 << (word.charCodeAt(at) & 31);
  return set;
}

/**
 * Whether words with these letters may be so many edits apart: an insertion or a deletion changes one letter of the set, a
 * replacement two, a swap none.
 */
export function mayBeWithin(one: number, other: number, edits: number): boolean {
  let left = 2 * edits;
  for (let different = one ^ other; different !== 0; different &= different - 1) {
    left -= 1;
    if (left < 0) return false;
  }
  return true;
}
