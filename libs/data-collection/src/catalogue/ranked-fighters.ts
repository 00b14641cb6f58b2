import { foldText } from '@app/mma';
import type { CatalogueFighter, FighterCatalogue } from './fighter-catalogue.js';
import type { LinkedBout } from './bout-catalogue.js';

/** From this day the source writes the men's and women's pound-for-pound lists as one. */
const TWO_LISTS_SINCE = '2020-01-27';

/** Resolves names in the rankings; among namesakes a fighter with bouts is preferred. */
export class RankedFighters {
  private readonly active: ReadonlySet<string>;
  private readonly women: ReadonlySet<string>;
  private readonly byName = new Map<string, string | null>();

  constructor(
    private readonly fighters: FighterCatalogue,
    bouts: readonly LinkedBout[],
  ) {
    const sides = bouts.flatMap(({ a, b, row }) => [a, b].map((fighter) => ({ id: fighter.id, row })));
    // Candidates for an ambiguous bout count as active.
    const uncertain = bouts.flatMap(({ a, b }) => [a, b].flatMap((side) => [...(side.ambiguousIds ?? [])]));
    this.active = new Set([...sides.map((side) => side.id), ...uncertain]);
    this.women = new Set(
      sides.filter(({ row }) => row.weightClass?.startsWith('women_') === true).map((side) => side.id),
    );
  }

  find(name: string): string | null {
    const cached = this.byName.get(name);
    if (cached !== undefined) return cached;
    const id = this.resolve(name) ?? this.resolve(RANKED_NAMES[name] ?? reversedName(name));
    this.byName.set(name, id);
    return id;
  }

  listOf(list: string, day: string, fighterId: string | null): string {
    const isWomens = list === 'pound_for_pound' && day >= TWO_LISTS_SINCE && this.women.has(fighterId ?? '');
    return isWomens ? 'women_pound_for_pound' : list;
  }

  private resolve(name: string): string | null {
    const candidates = this.fighters.candidates(name);
    const active = candidates.filter((candidate) => this.active.has(candidate.id));
    const preferred = active.length > 0 ? active : candidates;
    return preferred.length === 1 ? (preferred[0]?.id ?? null) : null;
  }
}

/** Family name first becomes given name first (`Weili Zhang`). */
function reversedName(name: string): string {
  return foldText(name).split(' ').reverse().join(' ');
}

export function addRankedNames(fighters: FighterCatalogue): void {
  for (const [rankedAs, name] of Object.entries(RANKED_NAMES)) {
    const listed: readonly CatalogueFighter[] = fighters.withExactName(name);
    const isFree = fighters.candidates(rankedAs).length === 0;
    if (listed.length === 1 && isFree) listed[0]?.aliases.add(rankedAs);
  }
}

/**
 * Names in the rankings that differ from the fighter list beyond accents and word order: former and married
 * names, ring names, other spellings. Maps the rankings' name to the listed one; both are facts of ufc.com.
 */
const RANKED_NAMES: Readonly<Record<string, string>> = {
  'Alexey Oliynyk': 'Aleksei Oleinik',
  'Bobby Green': 'King Green',
  'Costas Philippou': 'Constantinos Philippou',
  'Cris Cyborg': 'Cristiane Justino',
  'Elizeu dos Santos': 'Elizeu Zaleski dos Santos',
  'Joanne Calderwood': 'Joanne Wood',
  'Jussier Da Silva': 'Jussier Formiga',
  'Katlyn Chookagian': 'Katlyn Cerminara',
  'Michelle Waterson': 'Michelle Waterson-Gomez',
  'Minotauro Nogueira': 'Antonio Rodrigo Nogueira',
  'Mirko Cro Cop': 'Mirko Filipovic',
  'Nina Ansaroff': 'Nina Nunes',
  'Rafael Feijao': 'Rafael Cavalcante',
  'Rampage Jackson': 'Quinton Jackson',
  'Ronaldo Souza': 'Jacare Souza',
  'Seohee Ham': 'Seo Hee Ham',
  'Tecia Torres': 'Tecia Pennington',
  'Tim Johnson': 'Timothy Johnson',
  'Timothy Elliott': 'Tim Elliott',
  'Ulka Sasaki': 'Yuta Sasaki',
  'Yana Kunitskaya': 'Yana Santos',
};
