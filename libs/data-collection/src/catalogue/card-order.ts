/** What the order of a card is decided by. */
export interface CardBout {
  isTitleBout: boolean;
  scheduledRounds: number | null;
}

const MAIN_EVENT_ROUNDS = 5;
/** Before it, three-round main events stood above title bouts (UFC 18, 21, 48, 50, 51). */
const TITLE_BOUTS_LEAD_SINCE = '2006-01-01';

/**
 * The bouts of an event in card order, main event first. They stand so in the file but where a bout of fewer than
 * five rounds got above the title bouts (UFC 73, UFC 100): since 2006 the first listed title bout then goes to the
 * top, and the rest keeps its order.
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
