/** How much someone stands out: bouts, and four for each championship bout. */
export const prominenceOf = (fighter: { bouts: number; titleBouts: number }): number =>
  fighter.bouts + 4 * fighter.titleBouts;

/** A short name goes to the most prominent of several only when he stands out this many times more than the next. */
const CLEAR_MARGIN = 2;

/**
 * Whom a short name (surname, nickname, given name) means: the only one, the only one with bouts, or the one whose
 * prominence is at least {@link CLEAR_MARGIN} times that of the next. Null where that leaves it open.
 */
export function chooseProminent<Fighter extends { bouts: number; titleBouts: number }>(
  fighters: readonly Fighter[],
): Fighter | null {
  const [first, second] = [...fighters].sort((a, b) => prominenceOf(b) - prominenceOf(a));
  if (first === undefined) return null;
  if (second === undefined) return first;
  if (prominenceOf(first) === 0) return null;
  return prominenceOf(first) >= CLEAR_MARGIN * prominenceOf(second) ? first : null;
}
