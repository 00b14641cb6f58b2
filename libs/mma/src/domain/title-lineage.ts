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
  /** Who defends the title; null where it was vacant. */
  championBeforeId: string | null;
  championAfterId: string | null;
}

/**
 * Who held each title before and after each bout, judged by bouts only.
 * - The winner is the champion. After a draw or a no contest the champion before the bout stays; a vacant title stays
 *   vacant.
 * - A bout for the undisputed title without its champion shows that the title was vacated, or that the interim champion
 *   in the bout was promoted.
 * - An interim title ends when its holder fights for either title. A bout for a new interim title without him shows
 *   that he was promoted or stripped: promoted if he is in the next undisputed bout and its last champion is not.
 * Classes come in the order of their first given bout, each in chronological order.
 */
export function traceTitles(bouts: readonly ChampionshipBout[]): TitleChange[] {
  return traceBouts(bouts).map(({ boutId, position, championBeforeId, championAfterId }) => ({
    boutId,
    position,
    championBeforeId,
    championAfterId,
  }));
}

/** As {@link traceTitles}, with the bouts. */
export function traceBouts<Bout extends ChampionshipBout>(bouts: readonly Bout[]): (Bout & TitleChange)[] {
  const classes = new Map<WeightClass, Bout[]>();
  for (const bout of bouts) {
    const others = classes.get(bout.weightClass);
    if (others === undefined) classes.set(bout.weightClass, [bout]);
    else others.push(bout);
  }
  return [...classes.values()].flatMap((ofClass) => traceClass(ofClass));
}

interface Champions {
  undisputed: string | null;
  interim: string | null;
  /** Held the interim title before the last bout for a new one. */
  formerInterim: string | null;
}

function traceClass<Bout extends ChampionshipBout>(bouts: readonly Bout[]): (Bout & TitleChange)[] {
  let champions: Champions = { undisputed: null, interim: null, formerInterim: null };
  return [...bouts].sort(byTime).map((bout, index) => {
    const before = findDefender(bout, champions);
    const after = bout.winnerId ?? before;
    champions = crown(bout, after, champions);
    return { ...bout, position: index + 1, championBeforeId: before, championAfterId: after };
  });
}

/** A former interim champion comes first: his promotion made room for the new interim title. */
function findDefender(bout: ChampionshipBout, champions: Champions): string | null {
  const { undisputed, formerInterim, interim } = champions;
  const holders = bout.kind === 'interim' ? [interim] : [undisputed, formerInterim, interim];
  return holders.find((holder) => isIn(bout, holder)) ?? null;
}

function crown(bout: ChampionshipBout, after: string | null, champions: Champions): Champions {
  const { undisputed, interim, formerInterim } = champions;
  if (bout.kind === 'undisputed') {
    return { undisputed: after, interim: isIn(bout, interim) ? null : interim, formerInterim: null };
  }
  const isDefended = interim === null || isIn(bout, interim);
  const former = isDefended ? formerInterim : interim;
  return { undisputed, interim: after, formerInterim: isIn(bout, former) ? null : former };
}

const isIn = ({ aId, bId }: ChampionshipBout, fighterId: string | null): boolean =>
  fighterId === aId || fighterId === bId;

/** The oldest first, undated last; ids break ties. */
function byTime(one: ChampionshipBout, other: ChampionshipBout): number {
  const [day, otherDay] = [one.heldOn ?? '9999', other.heldOn ?? '9999'];
  return compare(day, otherDay) || other.cardPosition - one.cardPosition || compare(one.boutId, other.boutId);
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
