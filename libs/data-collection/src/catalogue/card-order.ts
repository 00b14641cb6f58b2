import type { LinkedBout } from './bout-catalogue.js';

export interface CardBout {
  isTitleBout: boolean;
  scheduledRounds: number | null;
}

const MAIN_EVENT_ROUNDS = 5;
/** Before this date three-round main events preceded title bouts (UFC 18, 21, 48, 50, 51). */
const TITLE_BOUTS_LEAD_SINCE = '2006-01-01';

/**
 * Sorts the bouts of an event into card order, main event first. File order is card order, except that a bout
 * of fewer than five rounds may precede a title bout (UFC 73, UFC 100): since 2006 the first title bout is
 * then moved to the top.
 */
export function inCardOrder<Bout extends CardBout>(bouts: readonly Bout[], heldOn: string | null): Bout[] {
  const first = bouts[0];
  const main = bouts.find((bout) => bout.isTitleBout);
  const misplaced =
    first !== undefined &&
    main !== undefined &&
    !first.isTitleBout &&
    (first.scheduledRounds ?? MAIN_EVENT_ROUNDS) < MAIN_EVENT_ROUNDS &&
    heldOn !== null &&
    heldOn >= TITLE_BOUTS_LEAD_SINCE;
  return misplaced ? [main, ...bouts.filter((bout) => bout !== main)] : [...bouts];
}

/** A line of a card; `bout` is null for a rejected row, which keeps its position free. */
export interface CardEntry {
  line: number;
  bout: Omit<LinkedBout, 'cardPosition'> | null;
}

export function assignCardPositions(card: readonly CardEntry[], heldOn: string | null): LinkedBout[] {
  const ordered = inCardOrder(
    [...card]
      .sort((first, second) => first.line - second.line)
      .map(({ bout }) => ({
        bout,
        isTitleBout: bout?.row.title === 'undisputed' || bout?.row.title === 'interim',
        scheduledRounds: bout?.row.scheduledRounds ?? null,
      })),
    heldOn,
  );
  return ordered.flatMap(({ bout }, cardPosition) => (bout === null ? [] : [{ ...bout, cardPosition }]));
}
