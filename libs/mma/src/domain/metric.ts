/** Where a figure's numbers come from. */
export type MetricSource = 'results' | 'statistics' | 'tale of the tape' | 'rankings';

export type MetricUnit =
  'count' | 'fraction' | 'per minute' | 'per 15 minutes' | 'seconds' | 'minutes' | 'cm' | 'years';

/** A number that tools give, as people are told of it. */
export interface Metric {
  unit: MetricUnit;
  /** How it is counted, in one sentence for people. */
  formula: string;
  /** `results`: outcomes and times of bouts. `statistics`: what was counted in them. */
  source: MetricSource;
}

/** What a rate needs before it says something: so many attempts (or bouts) and at least so many bouts. */
export interface MinimumSample {
  bouts: number;
  attempts: number;
  /** The same inside a range of dates, which holds less. */
  boutsInRange: number;
  attemptsInRange: number;
}
