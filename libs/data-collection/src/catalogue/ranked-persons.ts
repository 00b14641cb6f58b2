import { foldText } from '@app/mma';
import type { CatalogueFighter, FighterCatalogue } from './fighter-catalogue.js';
import type { LinkedBout } from './linked-bout.js';
import { RANKED_NAMES } from './ranked-names.js';

/** Since this day the source writes the men's and the women's pound-for-pound lists as one. */
const TWO_LISTS_SINCE = '2020-01-27';

/** Tells whom a ranking names: of several people of a name the one with bouts, where that is one. */
export class RankedPersons {
  private readonly active: ReadonlySet<string>;
  private readonly women: ReadonlySet<string>;
  private readonly byName = new Map<string, string | null>();

  constructor(
    private readonly fighters: FighterCatalogue,
    bouts: readonly LinkedBout[],
  ) {
    const sides = bouts.flatMap(({ a, b, row }) => [a, b].map((fighter) => ({ id: fighter.id, row })));
    // Whoever may have fought a bout that could not be told is not passed over.
    const uncertain = bouts.flatMap(({ a, b }) => [a, b].flatMap((side) => [...(side.ambiguousIds ?? [])]));
    this.active = new Set([...sides.map((side) => side.id), ...uncertain]);
    this.women = new Set(
      sides.filter(({ row }) => row.weightClass?.startsWith('women_') === true).map((side) => side.id),
    );
  }

  /** The id of the person, or null where the name tells nobody or several. */
  find(name: string): string | null {
    const told = this.byName.get(name);
    if (told !== undefined) return told;
    const id = this.tell(name) ?? this.tell(RANKED_NAMES[name] ?? inOtherOrder(name));
    this.byName.set(name, id);
    return id;
  }

  /** The list a row belongs to. */
  listOf(list: string, day: string, fighterId: string | null): string {
    const isWomens = list === 'pound_for_pound' && day >= TWO_LISTS_SINCE && this.women.has(fighterId ?? '');
    return isWomens ? 'women_pound_for_pound' : list;
  }

  private tell(name: string): string | null {
    const candidates = this.fighters.candidates(name);
    const active = candidates.filter((candidate) => this.active.has(candidate.id));
    const persons = active.length > 0 ? active : candidates;
    return persons.length === 1 ? (persons[0]?.id ?? null) : null;
  }
}

/** Family name and given name the other way round (`Weili Zhang`). */
function inOtherOrder(name: string): string {
  return foldText(name).split(' ').reverse().join(' ');
}

/** Gives people the names by which the rankings know them, so that a search finds them by these too. */
export function addRankedNames(fighters: FighterCatalogue): void {
  for (const [rankedAs, name] of Object.entries(RANKED_NAMES)) {
    const listed: readonly CatalogueFighter[] = fighters.withExactName(name);
    const isFree = fighters.candidates(rankedAs).length === 0;
    if (listed.length === 1 && isFree) listed[0]?.aliases.add(rankedAs);
  }
}
