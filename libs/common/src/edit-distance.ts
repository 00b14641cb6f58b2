let rows = [new Int32Array(64), new Int32Array(64), new Int32Array(64)] as const;

/**
 * Number of edits (insertion, deletion, replacement, swap of neighbours) between two texts, or `limit + 1` when it
 * exceeds the limit.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  // Allocated once: the function is called thousands of times per text.
  if (b.length >= rows[0].length) {
    const size = 2 * b.length;
    rows = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  }
  let [beforePrevious, previous, current] = rows;
  for (let column = 0; column <= b.length; column += 1) previous[column] = column;
  for (let row = 1; row <= a.length; row += 1) {
    current[0] = row;
    let least = row;
    const letter = a.charCodeAt(row - 1);
    const letterBefore = row > 1 ? a.charCodeAt(row - 2) : -1;
    for (let column = 1; column <= b.length; column += 1) {
      const other = b.charCodeAt(column - 1);
      let best = at(previous, column - 1) + (letter === other ? 0 : 1);
      best = Math.min(best, at(previous, column) + 1, at(current, column - 1) + 1);
      const isSwap = column > 1 && letter === b.charCodeAt(column - 2) && letterBefore === other;
      if (isSwap) best = Math.min(best, at(beforePrevious, column - 2) + 1);
      current[column] = best;
      if (best < least) least = best;
    }
    if (least > limit) return limit + 1;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return Math.min(at(previous, b.length), limit + 1);
}

const at = (row: Int32Array, column: number): number => row[column] ?? 0;

/** The letters of a word as a 32-bit set, for a quick lower bound of the edit distance. */
export function letterSet(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at += 1) set |= 1 << (word.charCodeAt(at) & 31);
  return set;
}

/**
 * Whether the sets allow that many edits: an insertion or deletion changes one letter, a replacement two, a swap none.
 */
export function mayBeWithin(one: number, other: number, edits: number): boolean {
  let left = 2 * edits;
  for (let different = one ^ other; different !== 0; different &= different - 1) {
    left -= 1;
    if (left < 0) return false;
  }
  return true;
}
