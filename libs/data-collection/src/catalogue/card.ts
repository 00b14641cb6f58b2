import { inCardOrder } from './card-order.js';
import type { LinkedBout } from './linked-bout.js';

/** A bout whose place on the card is still to be told; one without a bout was refused and keeps its place free. */
export interface CardEntry {
  line: number;
  bout: Omit<LinkedBout, 'cardPosition'> | null;
}

/** The bouts of one event with their places, from the order of their lines. */
export function placeOnCard(card: readonly CardEntry[], heldOn: string | null): LinkedBout[] {
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
