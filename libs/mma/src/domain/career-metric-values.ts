import type { CareerMetricName } from './career-metrics.js';
import {
  findCurrentStreak,
  findLongestWinStreak,
  isTitleBout,
  type CareerBout,
  type CareerStatistics,
} from './career.js';
import { measureRates } from './career-rates.js';

export interface ListedBody {
  heightCm: number | null;
  reachCm: number | null;
  bornOn: string | null;
}

/** A row of `mma.career_figures`. */
export interface CareerMetricValue {
  value: number;
  /** The denominator of a rate; 0 for other metrics. */
  attempts: number;
}

type Count = (bouts: readonly CareerBout[], body: ListedBody) => number | null;

const won =
  (matches: (bout: CareerBout) => boolean = () => true): Count =>
  (bouts) =>
    bouts.filter((bout) => bout.result === 'win' && matches(bout)).length;

const sum =
  (pick: (bout: CareerBout) => number | null): Count =>
  (bouts) => {
    const known = bouts.flatMap((bout) => pick(bout) ?? []);
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
  };

const total = (key: keyof CareerStatistics): Count => sum((bout) => bout.statistics[key]);

const MILLISECONDS_PER_DAY = 86_400_000;

/** Computes the career metrics bout by bout; the derived tables are verified against it. */
const COUNTS: Readonly<Record<CareerMetricName, Count>> = {
  wins: won(),
  losses: (bouts) => bouts.filter((bout) => bout.result === 'loss').length,
  bouts: (bouts) => bouts.length,
  win_rate: (bouts) => bouts.filter((bout) => bout.result === 'win').length / bouts.length,
  finishes: won(({ methodGroup }) => methodGroup === 'ko_tko' || methodGroup === 'submission'),
  ko_tko_wins: won(({ methodGroup }) => methodGroup === 'ko_tko'),
  submission_wins: won(({ methodGroup }) => methodGroup === 'submission'),
  decision_wins: won(({ methodGroup }) => methodGroup === 'decision'),
  title_bout_wins: won(isTitleBout),
  longest_win_streak: findLongestWinStreak,
  current_win_streak: (bouts) => {
    const { result, count } = findCurrentStreak(bouts);
    return result === 'win' ? count : 0;
  },
  knockdowns: total('knockdowns'),
  sig_strikes_landed: total('sigStrikesLanded'),
  sig_strikes_landed_per_min: (bouts) => measureRates(bouts).sig_strikes_landed_per_min,
  sig_strike_accuracy: (bouts) => measureRates(bouts).sig_strike_accuracy,
  total_strikes_landed: total('totalStrikesLanded'),
  takedowns_landed: total('takedownsLanded'),
  takedown_accuracy: (bouts) => measureRates(bouts).takedown_accuracy,
  submission_attempts: total('submissionAttempts'),
  control_seconds: total('controlSeconds'),
  fight_seconds: sum((bout) => bout.durationSeconds),
  height_cm: (_, { heightCm }) => heightCm,
  reach_cm: (_, { reachCm }) => reachCm,
  age: (_, { bornOn }) =>
    bornOn === null ? null : -Date.parse(`${bornOn}T00:00:00Z`) / MILLISECONDS_PER_DAY,
};

const ATTEMPTS: Readonly<Partial<Record<CareerMetricName, Count>>> = {
  sig_strike_accuracy: total('sigStrikesAttempted'),
  takedown_accuracy: total('takedownsAttempted'),
};

/** A metric over at least one bout of a fighter; null when unknown. */
export function measureCareerMetric(
  metric: CareerMetricName,
  bouts: readonly CareerBout[],
  body: ListedBody,
): CareerMetricValue | null {
  const value = COUNTS[metric](bouts, body);
  return value === null ? null : { value, attempts: ATTEMPTS[metric]?.(bouts, body) ?? 0 };
}
