import { dayNumber, dayText, type RatedBout, type RatedSide, type SideStatistics } from '../rated-bout.js';

const NO_STATISTICS: SideStatistics = {
  knockdowns: null,
  sigStrikesLanded: null,
  sigStrikesAttempted: null,
  takedownsLanded: null,
  takedownsAttempted: null,
  submissionAttempts: null,
  controlSeconds: null,
};

export const ratedSide = (fighterId: string, more: Partial<RatedSide> = {}): RatedSide => ({
  fighterId,
  body: { bornDay: null, heightCm: null, reachCm: null, stance: null },
  statistics: NO_STATISTICS,
  ...more,
});

/** A lightweight decision won by `a`. */
export const ratedBout = (more: Partial<RatedBout> & Pick<RatedBout, 'a' | 'b'>): RatedBout => {
  const heldOn = more.heldOn ?? '2015-01-01';
  return {
    boutId: `${heldOn} ${more.a.fighterId} ${more.b.fighterId}`,
    day: dayNumber(heldOn),
    order: dayNumber(heldOn),
    result: 'win',
    method: 'Decision - Unanimous',
    methodGroup: 'decision',
    durationSeconds: 900,
    weightClass: 'lightweight',
    sex: 'men',
    ...more,
    heldOn,
  };
};

/** Numbers from 0 to 1 that depend on the seed alone. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const METHODS = [
  { methodGroup: 'ko_tko', method: 'KO/TKO' },
  { methodGroup: 'submission', method: 'Submission' },
  { methodGroup: 'decision', method: 'Decision - Split' },
  { methodGroup: 'decision', method: 'Decision - Unanimous' },
] as const;

/** Made-up bouts, three every four days since 2013: fighters with a lower number are stronger. */
export function randomBouts(seed: number, count: number, fighters = 60): RatedBout[] {
  const random = randomNumbers(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const first = dayNumber('2013-01-01');
  const side = (number: number): RatedSide =>
    ratedSide(`f${String(number).padStart(3, '0')}`, {
      body: {
        bornDay: dayNumber('1980-01-01') + number * 40,
        heightCm: 170 + (number % 10),
        reachCm: number % 7 === 0 ? null : 170 + (number % 13),
        stance: number % 3 === 0 ? 'southpaw' : 'orthodox',
      },
      statistics: {
        knockdowns: below(2),
        sigStrikesLanded: 20 + below(60),
        sigStrikesAttempted: 90 + below(60),
        takedownsLanded: below(4),
        takedownsAttempted: 4 + below(4),
        submissionAttempts: below(2),
        controlSeconds: below(300),
      },
    });
  return Array.from({ length: count }, (_, index) => {
    const one = below(fighters);
    const other = (one + 1 + below(fighters - 1)) % fighters;
    const strength = (other - one) / fighters;
    const draw = random();
    const heldOn = dayText(first + 4 * Math.floor(index / 3));
    return ratedBout({
      boutId: `b${index}`,
      heldOn,
      day: dayNumber(heldOn),
      order: index,
      a: side(one),
      b: side(other),
      result:
        draw < 0.02 ? 'draw' : draw < 0.03 ? 'no_contest' : random() < 0.5 + strength / 2 ? 'win' : 'loss',
      ...(METHODS[below(METHODS.length)] ?? METHODS[0]),
    });
  });
}
