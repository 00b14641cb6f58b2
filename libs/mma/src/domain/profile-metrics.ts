import type { Metric } from './metric.js';

const rate = (unit: Metric['unit'], formula: string): Metric => ({ unit, formula, source: 'statistics' });

/** The `career` of `get_fighter`. A rate uses only bouts in which all its inputs are known. */
export const PROFILE_METRICS = {
  minutes: { unit: 'minutes', formula: 'minutes of fighting over all bouts', source: 'results' },
  sig_strikes_landed_per_min: rate('per minute', 'significant strikes landed per minute of fighting'),
  sig_strikes_absorbed_per_min: rate(
    'per minute',
    "the opponents' significant strikes landed per minute of fighting",
  ),
  sig_strike_accuracy: rate('fraction', 'significant strikes landed divided by attempted'),
  sig_strike_defence: rate(
    'fraction',
    "1 less the opponents' significant strikes landed divided by attempted",
  ),
  takedowns_per_15_min: rate('per 15 minutes', 'takedowns landed per 15 minutes of fighting'),
  takedown_accuracy: rate('fraction', 'takedowns landed divided by attempted'),
  takedown_defence: rate('fraction', "1 less the opponents' takedowns landed divided by attempted"),
  submission_attempts_per_15_min: rate('per 15 minutes', 'submissions attempted per 15 minutes of fighting'),
  knockdowns: rate('count', 'knockdowns scored over all bouts with statistics'),
  control_seconds: rate('seconds', 'seconds in control of the opponent over all bouts where that is known'),
} satisfies Record<string, Metric>;
