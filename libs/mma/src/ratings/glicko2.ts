/**
 * Glicko-2, after Mark Glickman, "Example of the Glicko-2 system" (http://www.glicko.net/glicko/glicko2.pdf). Ratings
 * are on its internal scale here: 0 is an unknown fighter. Rating periods are fractions: the deviation grows with the
 * time since the last bout.
 */
export interface Glicko {
  mu: number;
  phi: number;
  sigma: number;
}

export interface GlickoResult {
  opponent: Glicko;
  /** 0 (loss) to 1 (win). */
  score: number;
}

/** Days of one rating period. */
const PERIOD_DAYS = 60;
/** Restricts the change of the volatility. */
const TAU = 0.3;
const SCALE = 173.7178;
const CENTRE = 1500;
const LARGEST_PHI = 1.6;
const EPSILON = 1e-6;
const MOST_STEPS = 100;

/** Before the first bout. */
export const UNRATED: Glicko = { mu: 0, phi: 1.2, sigma: 0.15 };

/** On the usual scale around 1500. */
export const shownRating = (mu: number): number => CENTRE + SCALE * mu;
export const shownDeviation = (phi: number): number => SCALE * phi;
export const toMu = (rating: number): number => (rating - CENTRE) / SCALE;
export const toPhi = (deviation: number): number => deviation / SCALE;

/** The weight of an opponent whose rating is uncertain. */
export const certainty = (phi: number): number => 1 / Math.sqrt(1 + (3 * phi * phi) / (Math.PI * Math.PI));

/** Periods in a number of days. */
export const periodsIn = (days: number): number => Math.max(0, days) / PERIOD_DAYS;

/** After time without a bout. */
export function elapse(rating: Glicko, periods: number): Glicko {
  const phi = Math.sqrt(rating.phi ** 2 + periods * rating.sigma ** 2);
  return { ...rating, phi: Math.max(rating.phi, Math.min(LARGEST_PHI, phi)) };
}

/**
 * After the results of one day.
 * @param periods since the bout before, 0 for the first one
 * @param results with the opponents as they were before that day
 */
export function rate(
  rating: Glicko,
  periods: number,
  results: readonly GlickoResult[],
  tau: number = TAU,
): Glicko {
  let information = 0;
  let surprise = 0;
  for (const { opponent, score } of results) {
    const weight = certainty(opponent.phi);
    const expected = 1 / (1 + Math.exp(-weight * (rating.mu - opponent.mu)));
    information += weight ** 2 * expected * (1 - expected);
    surprise += weight * (score - expected);
  }
  if (information === 0) return elapse(rating, periods);
  const variance = 1 / information;
  const sigma = nextVolatility(rating, periods, variance, variance * surprise, tau);
  const before = elapse({ ...rating, sigma }, periods);
  const phi = 1 / Math.sqrt(1 / before.phi ** 2 + information);
  return { mu: rating.mu + phi ** 2 * surprise, phi, sigma };
}

/** Step 5 of the source (Illinois algorithm), for a period of any length. */
function nextVolatility(
  { phi, sigma }: Glicko,
  periods: number,
  variance: number,
  delta: number,
  tau: number,
): number {
  if (periods === 0) return sigma;
  const start = Math.log(sigma ** 2);
  const slope = (x: number): number => {
    const drift = periods * Math.exp(x);
    const total = phi ** 2 + variance + drift;
    return (drift * (delta ** 2 - total)) / (2 * total ** 2) - (x - start) / tau ** 2;
  };
  let low = start;
  let high: number;
  const excess = delta ** 2 - phi ** 2 - variance;
  if (excess > 0) {
    high = Math.log(excess / periods);
  } else {
    let steps = 1;
    while (slope(start - steps * tau) < 0 && steps < MOST_STEPS) steps += 1;
    high = start - steps * tau;
  }
  let slopeLow = slope(low);
  let slopeHigh = slope(high);
  for (let step = 0; step < MOST_STEPS && Math.abs(high - low) > EPSILON; step += 1) {
    const next = low + ((low - high) * slopeLow) / (slopeHigh - slopeLow);
    const slopeNext = slope(next);
    if (slopeNext * slopeHigh <= 0) {
      low = high;
      slopeLow = slopeHigh;
    } else {
      slopeLow /= 2;
    }
    high = next;
    slopeHigh = slopeNext;
  }
  return Math.exp(low / 2);
}
