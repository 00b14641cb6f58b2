import { type FighterForm, winShare } from './fighter-form.js';
import type { RatedBout } from './rated-bout.js';

/** Probabilities of side a by simple rules, to compare the model with. */
export interface BaselineProbabilities {
  /** By the share of earlier UFC wins. */
  winRate: number;
  /** By plain Elo. */
  elo: number;
  coin: number;
}

const FIRST_RATING = 1500;
const K = 40;
const SPREAD = 400;

const expected = (own: number, other: number): number => 1 / (1 + 10 ** ((other - own) / SPREAD));

export class FighterBaselines {
  private readonly elo = new Map<string, number>();

  before(aId: string, a: FighterForm, bId: string, b: FighterForm): BaselineProbabilities {
    const [one, other] = [winShare(a), winShare(b)];
    return {
      winRate: one / (one + other),
      elo: expected(this.eloOf(aId), this.eloOf(bId)),
      coin: 0.5,
    };
  }

  add({ a, b, result }: RatedBout): void {
    if (result === 'no_contest') return;
    const [one, other] = [this.eloOf(a.fighterId), this.eloOf(b.fighterId)];
    const score = result === 'win' ? 1 : result === 'draw' ? 0.5 : 0;
    const change = K * (score - expected(one, other));
    this.elo.set(a.fighterId, one + change);
    this.elo.set(b.fighterId, other - change);
  }

  private eloOf(fighterId: string): number {
    return this.elo.get(fighterId) ?? FIRST_RATING;
  }
}
