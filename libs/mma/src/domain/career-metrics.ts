import type { Metric, MinimumSample } from './metric.js';

/** A number of a fighter or over the fighter's bouts. */
export interface CareerMetric extends Metric {
  /** Rates only. */
  minimum?: MinimumSample;
  /** What the minimum of attempts counts. */
  attemptsLabel?: string;
}

const BY_BOUTS: MinimumSample = { bouts: 5, attempts: 0, boutsInRange: 2, attemptsInRange: 0 };

const count = (formula: string): CareerMetric => ({ unit: 'count', formula, source: 'results' });
const total = (unit: 'count' | 'seconds', what: string): CareerMetric => ({
  unit,
  formula: `${what} over all bouts with statistics`,
  source: 'statistics',
});
const body = (unit: 'cm' | 'years', formula: string): CareerMetric => ({
  unit,
  formula,
  source: 'tale of the tape',
});

/** The metrics of leaderboards over careers. */
export const CAREER_METRICS = {
  wins: count('UFC wins'),
  losses: count('UFC losses'),
  bouts: count('UFC bouts, draws and no contests included'),
  win_rate: {
    unit: 'fraction',
    formula: 'wins divided by all bouts, draws and no contests included',
    source: 'results',
    minimum: BY_BOUTS,
  },
  finishes: count('wins by KO/TKO or submission'),
  ko_tko_wins: count("wins by KO/TKO, doctor's stoppages included"),
  submission_wins: count('wins by submission'),
  decision_wins: count('wins by decision'),
  title_bout_wins: count('wins in undisputed and interim championship bouts'),
  longest_win_streak: count(
    'most consecutive wins by date; a draw ends a streak, a no contest is passed over',
  ),
  current_win_streak: count('consecutive wins up to the last bout, retired fighters included'),
  knockdowns: total('count', 'knockdowns scored'),
  sig_strikes_landed: total('count', 'significant strikes landed'),
  sig_strikes_landed_per_min: {
    unit: 'per minute',
    formula: 'significant strikes landed per minute of fighting, over bouts with statistics',
    source: 'statistics',
    minimum: BY_BOUTS,
  },
  sig_strike_accuracy: {
    unit: 'fraction',
    formula: 'significant strikes landed divided by attempted',
    source: 'statistics',
    minimum: { bouts: 5, attempts: 350, boutsInRange: 2, attemptsInRange: 100 },
    attemptsLabel: 'attempted significant strikes',
  },
  total_strikes_landed: total('count', 'strikes of any kind landed'),
  takedowns_landed: total('count', 'takedowns landed'),
  takedown_accuracy: {
    unit: 'fraction',
    formula: 'takedowns landed divided by attempted',
    source: 'statistics',
    minimum: { bouts: 5, attempts: 20, boutsInRange: 2, attemptsInRange: 5 },
    attemptsLabel: 'attempted takedowns',
  },
  submission_attempts: total('count', 'submissions attempted'),
  control_seconds: total('seconds', 'seconds in control of the opponent'),
  fight_seconds: { unit: 'seconds', formula: 'seconds of fighting over all bouts', source: 'results' },
  height_cm: body('cm', 'listed height'),
  reach_cm: body('cm', 'listed reach'),
  age: body('years', 'full years today, retired fighters included'),
} satisfies Record<string, CareerMetric>;

export type CareerMetricName = keyof typeof CAREER_METRICS;

export const isCareerMetric = (name: string): name is CareerMetricName => Object.hasOwn(CAREER_METRICS, name);

export const careerMetric = (name: CareerMetricName): CareerMetric => CAREER_METRICS[name];
