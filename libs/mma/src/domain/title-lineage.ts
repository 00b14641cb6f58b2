import type { WeightClass } from './vocabulary.js';

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
  position: number;
  /** Winner of the newest earlier bout for the same title that had one, or the interim champion who was promoted. */
  championBeforeId: string | null;
  championAfterId: string | null;
}

/**
 * Who held each title after each bout, by the bouts alone. A winner is the champion. After a draw or a no contest it
 * is still the champion before the bout if that is one of the two, else the title stayed vacant. An interim title is
 * one of its own, until an undisputed one is won; an interim champion who fights for the undisputed title without its
 * champion was promoted. Titles that were vacated or stripped leave no trace here.
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
  const champions: Champions = { undisputed: null, interim: null };
  return [...bouts].sort(byTime).map((bout, index) => {
    const { boutId, kind, winnerId } = bout;
    const before = championBefore(bout, champions);
    const isDefended = before !== null && isIn(bout, before);
    if (winnerId !== null) {
      champions[kind] = winnerId;
      // Whoever held the interim title before an undisputed one was won has it no more.
      if (kind === 'undisputed') champions.interim = null;
    }
    return {
      boutId,
      position: index + 1,
      championBeforeId: before,
      championAfterId: winnerId ?? (isDefended ? before : null),
    };
  });
}

type Champions = Record<ChampionshipKind, string | null>;

/** An interim champion who comes to an undisputed bout while the undisputed champion does not was promoted. */
function championBefore(bout: ChampionshipBout, { undisputed, interim }: Champions): string | null {
  if (bout.kind === 'interim') return interim;
  const isPromoted =
    interim !== null && isIn(bout, interim) && (undisputed === null || !isIn(bout, undisputed));
  return isPromoted ? interim : undisputed;
}

const isIn = ({ aId, bId }: ChampionshipBout, fighterId: string): boolean =>
  fighterId === aId || fighterId === bId;

/** The oldest first, undated ones last; ids break ties so that the order is always the same. */
function byTime(one: ChampionshipBout, other: ChampionshipBout): number {
  const [day, otherDay] = [one.heldOn ?? '9999', other.heldOn ?? '9999'];
  return compare(day, otherDay) || other.cardPosition - one.cardPosition || compare(one.boutId, other.boutId);
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
