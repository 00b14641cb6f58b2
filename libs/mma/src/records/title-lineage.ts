import type { WeightClass } from '../vocabulary.js';

export type ChampionshipKind = 'undisputed' | 'interim';

/** A championship bout: `a` and `b` are its two sides. */
export interface ChampionshipBout {
  boutId: string;
  weightClass: WeightClass;
  kind: ChampionshipKind;
  heldOn: string | null;
  /** Place on the card, 0 the main event; of two bouts on one night the higher place came first. */
  cardPosition: number;
  aId: string;
  bId: string;
  /** Null after a draw or a no contest. */
  winnerId: string | null;
}

/** What a championship bout did to its title. */
export interface TitleChange {
  boutId: string;
  /** Order within the class over both kinds, from 1, the oldest first; bouts without a date last. */
  place: number;
  /** Winner of the newest earlier bout for the same title that had one. */
  championBeforeId: string | null;
  championAfterId: string | null;
}

/**
 * Who held each title after each bout, by the bouts alone. A winner is the champion. After a draw or a no contest it
 * is still the champion before the bout if that is one of the two, else the title stayed vacant. An interim title is
 * one of its own. Titles that were vacated, stripped, or passed on without a bout leave no trace here.
 * The result has the classes in the order of their first bout given, and each in order of time.
 */
export function traceTitles(bouts: readonly ChampionshipBout[]): TitleChange[] {
  const classes = new Map<WeightClass, ChampionshipBout[]>();
  for (const bout of bouts) {
    const others = classes.get(bout.weightClass);
    if (others === undefined) classes.set(bout.weightClass, [bout]);
    else others.push(bout);
  }
  return [...classes.values()].flatMap(traceClass);
}

function traceClass(bouts: readonly ChampionshipBout[]): TitleChange[] {
  const champions = new Map<ChampionshipKind, string>();
  return [...bouts].sort(byTime).map(({ boutId, kind, aId, bId, winnerId }, index) => {
    const championBeforeId = champions.get(kind) ?? null;
    const isDefended = championBeforeId === aId || championBeforeId === bId;
    if (winnerId !== null) champions.set(kind, winnerId);
    return {
      boutId,
      place: index + 1,
      championBeforeId,
      championAfterId: winnerId ?? (isDefended ? championBeforeId : null),
    };
  });
}

/** The oldest first, undated ones last; ids break ties so that the order is always the same. */
function byTime(one: ChampionshipBout, other: ChampionshipBout): number {
  const [day, otherDay] = [one.heldOn ?? '9999', other.heldOn ?? '9999'];
  return compare(day, otherDay) || other.cardPosition - one.cardPosition || compare(one.boutId, other.boutId);
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
