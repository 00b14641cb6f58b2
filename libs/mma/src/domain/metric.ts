export type MetricSource = 'results' | 'statistics' | 'tale of the tape' | 'rankings';

export type MetricUnit =
  'count' | 'fraction' | 'per minute' | 'per 15 minutes' | 'seconds' | 'minutes' | 'cm' | 'years';

export interface Metric {
  unit: MetricUnit;
  /** How it is computed, in one sentence. */
  formula: string;
  /** `results`: outcomes and times of bouts. `statistics`: counts within bouts. */
  source: MetricSource;
}

/** The smallest sample for which a rate is ranked. */
export interface MinimumSample {
  bouts: number;
  attempts: number;
  /** The same within a range of dates. */
  boutsInRange: number;
  attemptsInRange: number;
}
