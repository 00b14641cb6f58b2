/** Bouts + 4 × championship bouts. */
export const prominenceOf = (fighter: { bouts: number; titleBouts: number }): number =>
  fighter.bouts + 4 * fighter.titleBouts;

/** Required ratio between the most prominent bearer of a short name and the next. */
const CLEAR_MARGIN = 2;

/**
 * The fighter meant by a short name (surname, nickname, given name): the only one, the only one with bouts, or the one
 * {@link CLEAR_MARGIN} times as prominent as the next; else null.
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
