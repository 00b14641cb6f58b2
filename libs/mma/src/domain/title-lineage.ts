import type { WeightClass } from './vocabulary.js';

export type ChampionshipKind = 'undisputed' | 'interim';

/** A championship bout between `a` and `b`. */
export interface ChampionshipBout {
  boutId: string;
  weightClass: WeightClass;
  kind: ChampionshipKind;
  heldOn: string | null;
  /** Position on the card, 0 is the main event, which is fought last. */
  cardPosition: number;
  aId: string;
  bId: string;
  /** Null after a draw or a no contest. */
  winnerId: string | null;
}

/** The effect of a championship bout on its title. */
export interface TitleChange {
  boutId: string;
  /** Order within the class over both kinds, 1 is the oldest; undated bouts last. */
  position: number;
  /** The last winner for the same title, or the promoted interim champion. */
  championBeforeId: string | null;
  championAfterId: string | null;
}

/**
 * Who held each title after each bout, judged by bouts only.
 * - A winner is the champion. After a draw or a no contest the champion before the bout stays if he took part, else the
 *   title is vacant.
 * - An interim title ends when an undisputed one is won. An interim champion who fights for the undisputed title
 *   without its champion was promoted.
 * - Vacated and stripped titles are not visible.
 * Classes come in the order of their first given bout, each in chronological order.
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
      // Winning the undisputed title ends the interim title.
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

/** An interim champion in an undisputed bout without the undisputed champion was promoted. */
function championBefore(bout: ChampionshipBout, { undisputed, interim }: Champions): string | null {
  if (bout.kind === 'interim') return interim;
  const isPromoted =
    interim !== null && isIn(bout, interim) && (undisputed === null || !isIn(bout, undisputed));
  return isPromoted ? interim : undisputed;
}

const isIn = ({ aId, bId }: ChampionshipBout, fighterId: string): boolean =>
  fighterId === aId || fighterId === bId;

/** The oldest first, undated last; ids break ties. */
function byTime(one: ChampionshipBout, other: ChampionshipBout): number {
  const [day, otherDay] = [one.heldOn ?? '9999', other.heldOn ?? '9999'];
  return compare(day, otherDay) || other.cardPosition - one.cardPosition || compare(one.boutId, other.boutId);
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
