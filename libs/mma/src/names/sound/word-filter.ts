import { isConsonant } from './hangul-sounds.js';
import type { CostRow } from './sound-alignment.js';
import { ADDED_COSTS } from './sound-costs.js';
import type { WordSounds } from './word-sounds.js';

/** The next consonant of the text, and the most (in hundredths) that a word may cost up to hearing it. */
interface Demand {
  consonant: number;
  most: number;
}

/**
 * Tells most of the words that cannot be meant from those that can by one look at each: which consonant of the text
 * would be heard first in them, and what that costs at least.
 */
export class WordFilter {
  /** By place in the text: where the next consonant is; behind the last one the length of the text. */
  private readonly nextConsonants: readonly number[];

  /** @param limits as those of the alignment that reads the words. */
  constructor(
    private readonly heard: readonly number[],
    private readonly limits: Float64Array,
  ) {
    const next = new Array<number>(heard.length + 1).fill(heard.length);
    for (let place = heard.length - 1; place >= 0; place -= 1) {
      next[place] = isConsonant(heard[place] ?? 0) ? place : (next[place + 1] ?? heard.length);
    }
    this.nextConsonants = next;
  }

  /** Whether a word may follow what was read so far. */
  after(row: CostRow): (word: WordSounds) => boolean {
    const { heard } = this;
    const atOnce: Demand[] = [];
    const later: Demand[] = [];
    for (let place = row.first; place <= row.last; place += 1) {
      let cost = row.costs[place] ?? Number.POSITIVE_INFINITY;
      if (cost > (this.limits[place] ?? 0)) continue;
      let next = this.nextConsonants[place] ?? heard.length;
      if (next < heard.length) this.demand(next === place ? atOnce : later, next, cost);
      // The consonant may also stand for nothing in the word, and the one behind it be the first that is heard.
      while (next < heard.length) {
        cost += ADDED_COSTS[heard[next] ?? 0] ?? 0;
        if (cost > (this.limits[next + 1] ?? 0)) break;
        next = this.nextConsonants[next + 1] ?? heard.length;
        if (next < heard.length) this.demand(later, next, cost);
      }
      if (next >= heard.length) return () => true;
    }
    return ({ initials, firsts }) => isMet(atOnce, initials) || isMet(later, firsts);
  }

  private demand(demands: Demand[], place: number, cost: number): void {
    const consonant = this.heard[place] ?? 0;
    // Costs are whole hundredths, rounded down; sums of fractions are not quite.
    const most = ((this.limits[place + 1] ?? 0) - cost) * 100 + 1e-6;
    const known = demands.find((demand) => demand.consonant === consonant);
    if (known === undefined) demands.push({ consonant, most });
    else known.most = Math.max(known.most, most);
  }
}

function isMet(demands: readonly Demand[], costs: Uint8Array): boolean {
  for (const { consonant, most } of demands) {
    if ((costs[consonant] ?? 0) <= most) return true;
  }
  return false;
}
