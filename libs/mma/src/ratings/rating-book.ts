import { isDivision, type WeightClass } from '../domain/vocabulary.js';
import { marginsOf, scoreOf } from './bout-scores.js';
import { elapse, periodsIn, rate, UNRATED, type Glicko, type GlickoResult } from './glicko2.js';
import { sidesOfBout, type RatedBout } from './rated-bout.js';

/** The ratings of a fighter before a bout. */
export interface Ratings {
  glicko: Glicko;
  /** Striking and grappling margins adjusted for the opponents; 0 is an unknown fighter. */
  striking: number;
  grappling: number;
}

/** The ratings of a fighter after a day with a bout. */
export interface RatingEntry extends Ratings {
  fighterId: string;
  heldOn: string;
  /** Day of the fighter's next bout; null for the current entry. */
  nextOn: string | null;
  /** Wins, losses and draws so far. */
  ratedBouts: number;
  /** Class of the latest bout that has one; catch and open weight do not count. */
  weightClass: WeightClass | null;
}

interface Standing extends RatingEntry {
  day: number;
  /** Bouts with statistics so far. */
  measuredBouts: number;
}

export const UNKNOWN_RATINGS: Ratings = { glicko: UNRATED, striking: 0, grappling: 0 };

/** How fast an adjusted margin follows a new one: fast at first, then slowly. */
const FIRST_GAIN = 0.4;
const LAST_GAIN = 0.12;

/** Ratings of all fighters, day by day. A day is one rating period: all its bouts see the ratings before it. */
export class RatingBook {
  /** Every entry in the order of time. */
  readonly entries: RatingEntry[] = [];
  private readonly current = new Map<string, Standing>();

  before(fighterId: string, day: number): Ratings {
    const standing = this.current.get(fighterId);
    if (standing === undefined) return UNKNOWN_RATINGS;
    return { ...standing, glicko: elapse(standing.glicko, periodsIn(day - standing.day)) };
  }

  /** @param bouts all of one day, later than every day before */
  addDay(bouts: readonly RatedBout[]): void {
    const sides = bouts.flatMap(sidesOfBout);
    const fighters = new Set(sides.map(({ own }) => own.fighterId));
    const next = [...fighters].map((fighterId) =>
      this.standingAfter(
        fighterId,
        sides.filter(({ own }) => own.fighterId === fighterId),
      ),
    );
    for (const standing of next) {
      const last = this.current.get(standing.fighterId);
      if (last !== undefined) last.nextOn = standing.heldOn;
      this.current.set(standing.fighterId, standing);
      this.entries.push(standing);
    }
  }

  private standingAfter(
    fighterId: string,
    sides: readonly ReturnType<typeof sidesOfBout>[number][],
  ): Standing {
    const last = this.current.get(fighterId);
    const bout = sides[0]?.bout;
    if (bout === undefined) throw new Error('A day without a bout was rated');
    const own = this.before(fighterId, bout.day);
    const results: GlickoResult[] = [];
    let { striking, grappling } = own;
    let measuredBouts = last?.measuredBouts ?? 0;
    const gain = FIRST_GAIN / (1 + measuredBouts / 2) + LAST_GAIN;
    let weightClass = last?.weightClass ?? null;
    for (const side of sides) {
      const opponent = this.before(side.other.fighterId, bout.day);
      const score = scoreOf(side);
      if (score !== null) results.push({ opponent: opponent.glicko, score });
      const margins = marginsOf(side);
      if (margins !== null) {
        striking += gain * (margins.striking - (own.striking - opponent.striking));
        grappling += gain * (margins.grappling - (own.grappling - opponent.grappling));
        measuredBouts += 1;
      }
      if (isDivision(side.bout.weightClass)) weightClass = side.bout.weightClass;
    }
    const periods = last === undefined ? 0 : periodsIn(bout.day - last.day);
    return {
      fighterId,
      heldOn: bout.heldOn,
      day: bout.day,
      nextOn: null,
      glicko: rate(last?.glicko ?? UNRATED, periods, results),
      striking,
      grappling,
      ratedBouts: (last?.ratedBouts ?? 0) + results.length,
      measuredBouts,
      weightClass,
    };
  }
}
