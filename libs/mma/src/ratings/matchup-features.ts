import type { FactorName } from '../domain/matchup.js';
import type { WeightClass } from '../domain/vocabulary.js';
import { type FighterForm, winShare } from './fighter-form.js';
import { certainty } from './glicko2.js';
import type { FighterBody } from './rated-bout.js';
import type { Ratings } from './rating-book.js';

/** One fighter before a bout. */
export interface MatchupSide {
  ratings: Ratings;
  form: FighterForm;
  body: FighterBody;
}

/** What both sides share. */
export interface Setting {
  /** Of the bout, days since 1970-01-01. */
  day: number;
  weightClass: WeightClass | null;
  sex: 'men' | 'women';
}

interface PairSetting extends Setting {
  /** Weight of a rating difference, by both deviations. */
  certainty: number;
}

interface Feature {
  name: string;
  /** Which factor it belongs to. */
  factor: FactorName;
  /** The value of one side; null when unknown. The model sees the difference of both sides, 0 if one is unknown. */
  of: (side: MatchupSide, setting: PairSetting) => number | null;
}

const DAYS_PER_YEAR = 365.25;
/** From this age on every year counts more. */
const LATE_AGE = 33;
/** Seconds of an average fighter that are added to every fighter's own. */
const PRIOR_SECONDS = 900;
const MINUTE = 60;
const QUARTER_HOUR = 900;

/** Averages of the UFC, per second. */
const AVERAGE = {
  sigStrikesLanded: 3.4 / MINUTE,
  takedownsLanded: 1.5 / QUARTER_HOUR,
  submissionAttempts: 0.5 / QUARTER_HOUR,
  controlSeconds: 0.22,
};

/** Pounds of the classes of men; the effect of age depends on it. */
const POUNDS: Partial<Record<WeightClass, number>> = {
  flyweight: 125,
  bantamweight: 135,
  featherweight: 145,
  lightweight: 155,
  welterweight: 170,
  middleweight: 185,
  light_heavyweight: 205,
  heavyweight: 240,
};
const MIDDLE_POUNDS = 170;
const POUNDS_STEP = 35;

const rate = (sum: number, average: number, { seconds }: FighterForm, per: number): number =>
  (per * (sum + average * PRIOR_SECONDS)) / (seconds + PRIOR_SECONDS);

const strikesPerMinute = (sum: number, form: FighterForm): number =>
  rate(sum, AVERAGE.sigStrikesLanded, form, MINUTE);
const takedownsPer15 = (sum: number, form: FighterForm): number =>
  rate(sum, AVERAGE.takedownsLanded, form, QUARTER_HOUR);

const strikeAccuracy = (landed: number, attempted: number): number => (landed + 20) / (attempted + 20 / 0.45);
const takedownAccuracy = (landed: number, attempted: number): number => (landed + 2) / (attempted + 5);

const yearsOld = ({ body }: MatchupSide, { day }: Setting): number | null =>
  body.bornDay === null ? null : (day - body.bornDay) / DAYS_PER_YEAR;

const STANCES: Readonly<Record<string, number>> = { southpaw: 1, switch: 0.5 };

/** Each side's figures as the model reads them; also shown in the explanation of an estimate. */
export const FIGURES = {
  landedPerMinute: ({ form }: MatchupSide) => strikesPerMinute(form.own.sigStrikesLanded, form),
  absorbedPerMinute: ({ form }: MatchupSide) => strikesPerMinute(form.opponents.sigStrikesLanded, form),
  strikeAccuracy: ({ form }: MatchupSide) =>
    strikeAccuracy(form.own.sigStrikesLanded, form.own.sigStrikesAttempted),
  strikeDefence: ({ form }: MatchupSide) =>
    1 - strikeAccuracy(form.opponents.sigStrikesLanded, form.opponents.sigStrikesAttempted),
  takedownsPer15: ({ form }: MatchupSide) => takedownsPer15(form.own.takedownsLanded, form),
  takedownsAgainstPer15: ({ form }: MatchupSide) => takedownsPer15(form.opponents.takedownsLanded, form),
  takedownAccuracy: ({ form }: MatchupSide) =>
    takedownAccuracy(form.own.takedownsLanded, form.own.takedownsAttempted),
  takedownDefence: ({ form }: MatchupSide) =>
    1 - takedownAccuracy(form.opponents.takedownsLanded, form.opponents.takedownsAttempted),
  submissionsAgainstPer15: ({ form }: MatchupSide) =>
    rate(form.opponents.submissionAttempts, AVERAGE.submissionAttempts, form, QUARTER_HOUR),
  controlShare: ({ form }: MatchupSide) => rate(form.own.controlSeconds, AVERAGE.controlSeconds, form, 1),
  controlledShare: ({ form }: MatchupSide) =>
    rate(form.opponents.controlSeconds, AVERAGE.controlSeconds, form, 1),
  winShare: ({ form }: MatchupSide) => winShare(form),
} as const;

export const FEATURES: readonly Feature[] = [
  {
    name: 'rating',
    factor: 'rating',
    of: ({ ratings }, setting) => ratings.glicko.mu * setting.certainty,
  },
  { name: 'adjusted_striking', factor: 'recent_performance', of: ({ ratings }) => ratings.striking },
  { name: 'adjusted_grappling', factor: 'recent_performance', of: ({ ratings }) => ratings.grappling },
  { name: 'age', factor: 'age', of: yearsOld },
  {
    name: 'age_late',
    factor: 'age',
    of: (side, setting) => after(yearsOld(side, setting), (years) => Math.max(0, years - LATE_AGE)),
  },
  {
    name: 'age_by_weight',
    factor: 'age',
    of: (side, setting) => after(yearsOld(side, setting), (years) => years * heaviness(setting)),
  },
  { name: 'reach', factor: 'size', of: ({ body }) => body.reachCm },
  { name: 'height', factor: 'size', of: ({ body }) => body.heightCm },
  { name: 'sig_strikes_landed_per_min', factor: 'striking', of: FIGURES.landedPerMinute },
  { name: 'sig_strikes_absorbed_per_min', factor: 'striking', of: FIGURES.absorbedPerMinute },
  { name: 'sig_strike_accuracy', factor: 'striking', of: FIGURES.strikeAccuracy },
  { name: 'sig_strike_defence', factor: 'striking', of: FIGURES.strikeDefence },
  { name: 'takedowns_per_15_min', factor: 'grappling', of: FIGURES.takedownsPer15 },
  { name: 'takedowns_against_per_15_min', factor: 'grappling', of: FIGURES.takedownsAgainstPer15 },
  { name: 'takedown_accuracy', factor: 'grappling', of: FIGURES.takedownAccuracy },
  { name: 'takedown_defence', factor: 'grappling', of: FIGURES.takedownDefence },
  { name: 'submission_attempts_against', factor: 'grappling', of: FIGURES.submissionsAgainstPer15 },
  { name: 'control', factor: 'grappling', of: FIGURES.controlShare },
  { name: 'controlled', factor: 'grappling', of: FIGURES.controlledShare },
  { name: 'win_share', factor: 'rating', of: FIGURES.winShare },
  { name: 'streak', factor: 'rating', of: ({ form }) => Math.max(-3, Math.min(5, form.streak)) },
  { name: 'lay_off', factor: 'activity', of: (side, setting) => Math.log1p(layOffYears(side.form, setting)) },
  { name: 'debut', factor: 'experience', of: ({ form }) => (form.bouts === 0 ? 1 : 0) },
  {
    name: 'years_in_ufc',
    factor: 'experience',
    of: ({ form }, { day }) =>
      form.firstDay === null ? 0 : Math.min(15, (day - form.firstDay) / DAYS_PER_YEAR),
  },
  { name: 'stance', factor: 'stance', of: ({ body }) => STANCES[body.stance ?? ''] ?? 0 },
];

/** Differences of both sides; exchanging the sides changes every sign and nothing else. */
export function featuresOf(a: MatchupSide, b: MatchupSide, setting: Setting): number[] {
  const uncertainty = Math.sqrt(a.ratings.glicko.phi ** 2 + b.ratings.glicko.phi ** 2);
  const pair = { ...setting, certainty: certainty(uncertainty) };
  return FEATURES.map(({ of }) => {
    const [one, other] = [of(a, pair), of(b, pair)];
    return one === null || other === null ? 0 : one - other;
  });
}

export const layOffYears = ({ lastDay }: FighterForm, { day }: Pick<Setting, 'day'>): number =>
  lastDay === null ? 0 : Math.max(0, Math.min(4, (day - lastDay) / DAYS_PER_YEAR));

/** -2 to 2, 0 for women and in classes without a fixed weight. */
function heaviness({ weightClass, sex }: Setting): number {
  if (sex === 'women' || weightClass === null) return 0;
  const steps = ((POUNDS[weightClass] ?? MIDDLE_POUNDS) - MIDDLE_POUNDS) / POUNDS_STEP;
  return Math.max(-2, Math.min(2, steps));
}

const after = (value: number | null, change: (value: number) => number): number | null =>
  value === null ? null : change(value);
