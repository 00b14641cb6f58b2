import type { CareerData } from './fighter.js';
import type { CareerBout, CareerStatistics } from './career.js';

/** Unrounded rates of a career; null is unknown. Fractions 0–1. */
export type CareerRates = Omit<CareerData, 'minutes'> & { fight_seconds: number | null };

/** Formulas: `PROFILE_METRICS`. */
export function measureRates(bouts: readonly CareerBout[]): CareerRates {
  const perSecond = (key: keyof CareerStatistics): number | null => {
    const timed = bouts.filter((bout) => bout.durationSeconds !== null && bout.statistics[key] !== null);
    return divide(
      sumKnown(timed, key),
      timed.reduce((total, bout) => total + (bout.durationSeconds ?? 0), 0),
    );
  };
  const share = (part: keyof CareerStatistics, whole: keyof CareerStatistics): number | null =>
    divide(sumBothKnown(bouts, part, whole), sumBothKnown(bouts, whole, part));
  const durations = bouts.flatMap((bout) => bout.durationSeconds ?? []);
  return {
    fight_seconds: durations.length === 0 ? null : durations.reduce((a, b) => a + b, 0),
    sig_strikes_landed_per_min: times(perSecond('sigStrikesLanded'), 60),
    sig_strikes_absorbed_per_min: times(perSecond('opponentSigStrikesLanded'), 60),
    sig_strike_accuracy: share('sigStrikesLanded', 'sigStrikesAttempted'),
    sig_strike_defence: complement(share('opponentSigStrikesLanded', 'opponentSigStrikesAttempted')),
    takedowns_per_15_min: times(perSecond('takedownsLanded'), 900),
    takedown_accuracy: share('takedownsLanded', 'takedownsAttempted'),
    takedown_defence: complement(share('opponentTakedownsLanded', 'opponentTakedownsAttempted')),
    submission_attempts_per_15_min: times(perSecond('submissionAttempts'), 900),
    knockdowns: sumKnown(bouts, 'knockdowns'),
    control_seconds: sumKnown(bouts, 'controlSeconds'),
  };
}

/** Rounds rates per time to two decimals and fractions to four. */
export function toCareerData(rates: CareerRates): CareerData {
  return {
    minutes: rounded(times(rates.fight_seconds, 1 / 60), 2),
    sig_strikes_landed_per_min: rounded(rates.sig_strikes_landed_per_min, 2),
    sig_strikes_absorbed_per_min: rounded(rates.sig_strikes_absorbed_per_min, 2),
    sig_strike_accuracy: rounded(rates.sig_strike_accuracy, 4),
    sig_strike_defence: rounded(rates.sig_strike_defence, 4),
    takedowns_per_15_min: rounded(rates.takedowns_per_15_min, 2),
    takedown_accuracy: rounded(rates.takedown_accuracy, 4),
    takedown_defence: rounded(rates.takedown_defence, 4),
    submission_attempts_per_15_min: rounded(rates.submission_attempts_per_15_min, 2),
    knockdowns: rates.knockdowns,
    control_seconds: rates.control_seconds,
  };
}

function sumKnown(bouts: readonly CareerBout[], key: keyof CareerStatistics): number | null {
  const values = bouts.flatMap((bout) => bout.statistics[key] ?? []);
  return values.length === 0 ? null : values.reduce((a, b) => a + b, 0);
}

function sumBothKnown(
  bouts: readonly CareerBout[],
  key: keyof CareerStatistics,
  other: keyof CareerStatistics,
): number | null {
  return sumKnown(
    bouts.filter((bout) => bout.statistics[other] !== null),
    key,
  );
}

function divide(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

const times = (value: number | null, factor: number): number | null =>
  value === null ? null : value * factor;

const complement = (value: number | null): number | null => (value === null ? null : 1 - value);

const rounded = (value: number | null, decimals: number): number | null =>
  value === null ? null : round(value, decimals);

/** Rounds half up. */
export function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round((value + Number.EPSILON) * factor) / factor;
}
