import { FACTORS, type FactorName, type FactorSize, type MatchupFactorData } from '../domain/matchup.js';
import { sigmoid } from './logistic-regression.js';
import { FIGURES, type MatchupSide, type Setting } from './matchup-features.js';
import { shownDeviation, shownRating } from './glicko2.js';
import { dayText } from './rated-bout.js';

/** One of the two with the name. */
export interface NamedSide extends MatchupSide {
  name: string;
}

const DAYS_PER_YEAR = 365.25;

/** Least log-odds of a size. */
const SIZES: readonly (readonly [FactorSize, number])[] = [
  ['large', 0.4],
  ['moderate', 0.15],
  ['small', 0.04],
];

/** Explains an estimate, the largest factor first. */
export function describeFactors(
  a: NamedSide,
  b: NamedSide,
  setting: Setting,
  contributions: ReadonlyMap<FactorName, number>,
): MatchupFactorData[] {
  const total = FACTORS.reduce((sum, factor) => sum + (contributions.get(factor) ?? 0), 0);
  return FACTORS.map((factor) => ({ factor, logOdds: contributions.get(factor) ?? 0 }))
    .sort((x, y) => Math.abs(y.logOdds) - Math.abs(x.logOdds))
    .map(({ factor, logOdds }) => ({
      factor,
      favours: logOdds > 0 ? 'a' : logOdds < 0 ? 'b' : 'neither',
      size: sizeOf(logOdds),
      points: rounded(100 * (sigmoid(total) - sigmoid(total - logOdds)), 1),
      log_odds: rounded(logOdds, 3),
      text: TEXTS[factor](a, b, setting),
    }));
}

const sizeOf = (logOdds: number): FactorSize =>
  SIZES.find(([, least]) => Math.abs(logOdds) >= least)?.[0] ?? 'negligible';

const rounded = (value: number, digits: number): number => {
  const scale = 10 ** digits;
  // Symmetric, and never -0.
  return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale + 0;
};

type Describe = (a: NamedSide, b: NamedSide, setting: Setting) => string;

/** `what: A …, B …`. */
const each =
  (what: string, of: (side: NamedSide, setting: Setting) => string): Describe =>
  (a, b, setting) =>
    `${what}: ${a.name} ${of(a, setting)}, ${b.name} ${of(b, setting)}`;

const fixed = (value: number, digits: number): string => value.toFixed(digits);
const signed = (value: number): string => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(2)}`;
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const centimetres = (value: number | null): string => (value === null ? 'unknown' : `${fixed(value, 0)} cm`);

const streakText = (streak: number): string =>
  streak === 0 ? 'no streak' : `${streak > 0 ? 'won' : 'lost'} ${Math.abs(streak)}`;

/** Rates of the last bouts, which count more than earlier ones; few minutes are filled up with the average. */
const RECENT = 'recent bouts count more';

const TEXTS: Readonly<Record<FactorName, Describe>> = {
  rating: each(
    'Rating and its deviation (1500 is a fighter without bouts), UFC wins and losses, current streak',
    ({ ratings: { glicko }, form }) => {
      const rating = `${fixed(shownRating(glicko.mu), 0)} ± ${fixed(shownDeviation(glicko.phi), 0)}`;
      return `${rating}, ${form.wins}-${form.losses}, ${streakText(form.streak)}`;
    },
  ),
  recent_performance: each(
    'Striking and grappling margins adjusted for the opponents (0 is average)',
    ({ ratings }) => `${signed(ratings.striking)} and ${signed(ratings.grappling)}`,
  ),
  age: each('Age in years', ({ body }, { day }) =>
    body.bornDay === null ? 'unknown' : fixed((day - body.bornDay) / DAYS_PER_YEAR, 1),
  ),
  size: each(
    'Reach and height',
    ({ body }) => `${centimetres(body.reachCm)} and ${centimetres(body.heightCm)}`,
  ),
  striking: each(
    `Significant strikes landed and absorbed per minute, accuracy and defence (${RECENT})`,
    (side) =>
      `${fixed(FIGURES.landedPerMinute(side), 2)} and ${fixed(FIGURES.absorbedPerMinute(side), 2)}, ` +
      `${percent(FIGURES.strikeAccuracy(side))} and ${percent(FIGURES.strikeDefence(side))}`,
  ),
  grappling: each(
    `Takedowns per 15 minutes, takedown defence and share of time in control (${RECENT})`,
    (side) =>
      `${fixed(FIGURES.takedownsPer15(side), 2)}, ${percent(FIGURES.takedownDefence(side))} and ` +
      percent(FIGURES.controlShare(side)),
  ),
  activity: each('Day of the last UFC bout', ({ form }) =>
    form.lastDay === null ? 'none' : dayText(form.lastDay),
  ),
  experience: each('Years since the first UFC bout', ({ form }, { day }) =>
    form.firstDay === null ? '0' : fixed(Math.max(0, day - form.firstDay) / DAYS_PER_YEAR, 1),
  ),
  stance: each('Stance', ({ body }) => body.stance ?? 'unknown'),
};
