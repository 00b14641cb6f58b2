import type { Metric } from './metric.js';

/** A number of one fighter in one bout. */
export interface BoutMetric extends Metric {
  /** True when small values always rank first. */
  lowest?: boolean;
}

const most = (unit: 'count' | 'seconds', what: string): BoutMetric => ({
  unit,
  formula: `${what} by one fighter in one bout`,
  source: 'statistics',
});
const fastest = (what: string): BoutMetric => ({
  unit: 'seconds',
  formula: `seconds from the start of the bout to ${what}; always the fastest first`,
  source: 'results',
  lowest: true,
});

/** The metrics of leaderboards over single bouts. */
export const BOUT_METRICS = {
  knockdowns: most('count', 'knockdowns scored'),
  sig_strikes_landed: most('count', 'significant strikes landed'),
  total_strikes_landed: most('count', 'strikes of any kind landed'),
  takedowns_landed: most('count', 'takedowns landed'),
  submission_attempts: most('count', 'submissions attempted'),
  control_seconds: most('seconds', 'seconds in control of the opponent'),
  fastest_finish: fastest('a win by KO/TKO or submission'),
  fastest_ko_tko: fastest('a win by KO/TKO'),
  fastest_submission: fastest('a win by submission'),
  longest_bout: {
    unit: 'seconds',
    formula: 'seconds of fighting in one bout; the row names its winner, or the fighter named first',
    source: 'results',
  },
} satisfies Record<string, BoutMetric>;

export type BoutMetricName = keyof typeof BOUT_METRICS;

export const isBoutMetric = (name: string): name is BoutMetricName => Object.hasOwn(BOUT_METRICS, name);

export const boutMetric = (name: BoutMetricName): BoutMetric => BOUT_METRICS[name];
