/** What a rate needs before it says something: so many attempts (or bouts) and at least so many bouts. */
export interface MinimumSample {
  bouts: number;
  attempts: number;
  /** The same inside a range of dates, which holds less. */
  boutsInRange: number;
  attemptsInRange: number;
}

interface Metric {
  unit: 'count' | 'fraction' | 'per minute' | 'seconds' | 'cm' | 'years';
  /** How it is counted, in one sentence for people. */
  formula: string;
}

/** A figure over a fighter's bouts `s` (see the repository) with their totals `t`, or of the fighter `f`. */
export interface CareerMetric extends Metric {
  kind: 'aggregate' | 'statistics' | 'streak' | 'body';
  value: string;
  /** What the minimum of attempts is about; only of rates. */
  attempts?: { value: string; label: string };
  minimum?: MinimumSample;
}

/** A figure of one fighter's `side` (his totals, for statistics) in one bout `b`. */
export interface BoutMetric extends Metric {
  kind: 'statistics' | 'finish' | 'bout';
  value: string;
  /** Further condition on the bout. */
  where?: string;
  /** True when small values are the top of the board. */
  lowest?: boolean;
}

const wins = (condition = 'true'): string => `count(*) FILTER (WHERE s.result = 'win' AND ${condition})`;
const ratio = (part: string, whole: string): string =>
  `sum(${part}) FILTER (WHERE ${whole} IS NOT NULL)::float8 / nullif(sum(${whole}) FILTER (WHERE ${part} IS NOT NULL), 0)`;
const total = (column: string, unit: 'count' | 'seconds', what: string): CareerMetric => ({
  kind: 'statistics',
  unit,
  value: `sum(t.${column})`,
  formula: `${what} over all bouts with statistics`,
});
const count = (value: string, formula: string): CareerMetric => ({
  kind: 'aggregate',
  unit: 'count',
  value,
  formula,
});
const BY_BOUTS: MinimumSample = { bouts: 5, attempts: 0, boutsInRange: 2, attemptsInRange: 0 };

export const CAREER_METRICS = {
  wins: count(wins(), 'UFC wins'),
  losses: count(`count(*) FILTER (WHERE s.result = 'loss')`, 'UFC losses'),
  bouts: count('count(*)', 'UFC bouts, draws and no contests included'),
  win_rate: {
    kind: 'aggregate',
    unit: 'fraction',
    value: `${wins()}::float8 / count(*)`,
    formula: 'wins divided by all bouts, draws and no contests included',
    minimum: BY_BOUTS,
  },
  finishes: count(wins(`s.method_group IN ('ko_tko', 'submission')`), 'wins by KO/TKO or submission'),
  ko_tko_wins: count(wins(`s.method_group = 'ko_tko'`), "wins by KO/TKO, doctor's stoppages included"),
  submission_wins: count(wins(`s.method_group = 'submission'`), 'wins by submission'),
  decision_wins: count(wins(`s.method_group = 'decision'`), 'wins by decision'),
  title_bout_wins: count(
    wins(`s.title IN ('undisputed', 'interim')`),
    'wins in undisputed and interim championship bouts',
  ),
  longest_win_streak: {
    kind: 'streak',
    unit: 'count',
    value: 'max(wins)',
    formula: 'most consecutive wins by date; a draw ends a streak, a no contest is passed over',
  },
  current_win_streak: {
    kind: 'streak',
    unit: 'count',
    value: '(array_agg(wins ORDER BY breaks DESC))[1]',
    formula: 'consecutive wins up to the last bout, of people who no longer fight too',
  },
  knockdowns: total('knockdowns', 'count', 'knockdowns scored'),
  sig_strikes_landed: total('sig_strikes_landed', 'count', 'significant strikes landed'),
  sig_strikes_landed_per_min: {
    kind: 'statistics',
    unit: 'per minute',
    value: `60 * ${ratio('t.sig_strikes_landed', 's.duration_seconds')}`,
    formula: 'significant strikes landed per minute of fighting, over bouts with statistics',
    minimum: BY_BOUTS,
  },
  sig_strike_accuracy: {
    kind: 'statistics',
    unit: 'fraction',
    value: ratio('t.sig_strikes_landed', 't.sig_strikes_attempted'),
    formula: 'significant strikes landed divided by attempted',
    attempts: { value: 'sum(t.sig_strikes_attempted)', label: 'attempted significant strikes' },
    minimum: { bouts: 5, attempts: 350, boutsInRange: 2, attemptsInRange: 100 },
  },
  total_strikes_landed: total('total_strikes_landed', 'count', 'strikes of any kind landed'),
  takedowns_landed: total('takedowns_landed', 'count', 'takedowns landed'),
  takedown_accuracy: {
    kind: 'statistics',
    unit: 'fraction',
    value: ratio('t.takedowns_landed', 't.takedowns_attempted'),
    formula: 'takedowns landed divided by attempted',
    attempts: { value: 'sum(t.takedowns_attempted)', label: 'attempted takedowns' },
    minimum: { bouts: 5, attempts: 20, boutsInRange: 2, attemptsInRange: 5 },
  },
  submission_attempts: total('submission_attempts', 'count', 'submissions attempted'),
  control_seconds: total('control_seconds', 'seconds', 'seconds in control of the opponent'),
  fight_seconds: {
    kind: 'aggregate',
    unit: 'seconds',
    value: 'sum(s.duration_seconds)',
    formula: 'seconds of fighting over all bouts',
  },
  height_cm: { kind: 'body', unit: 'cm', value: 'f.height_cm', formula: 'listed height' },
  reach_cm: { kind: 'body', unit: 'cm', value: 'f.reach_cm', formula: 'listed reach' },
  age: {
    kind: 'body',
    unit: 'years',
    value: `date_part('year', age($7::date, f.born_on))`,
    formula: 'full years today, of people who no longer fight too',
  },
} satisfies Record<string, CareerMetric>;

const most = (column: string, unit: 'count' | 'seconds', what: string): BoutMetric => ({
  kind: 'statistics',
  unit,
  value: `side.${column}`,
  formula: `${what} by one fighter in one bout`,
});
const fastest = (groups: string[], what: string): BoutMetric => ({
  kind: 'finish',
  unit: 'seconds',
  value: 'b.duration_seconds',
  where: `b.method_group IN (${groups.map((group) => `'${group}'`).join(', ')})`,
  lowest: true,
  formula: `seconds from the start of the bout to ${what}; always the fastest first`,
});

export const BOUT_METRICS = {
  knockdowns: most('knockdowns', 'count', 'knockdowns scored'),
  sig_strikes_landed: most('sig_strikes_landed', 'count', 'significant strikes landed'),
  total_strikes_landed: most('total_strikes_landed', 'count', 'strikes of any kind landed'),
  takedowns_landed: most('takedowns_landed', 'count', 'takedowns landed'),
  submission_attempts: most('submission_attempts', 'count', 'submissions attempted'),
  control_seconds: most('control_seconds', 'seconds', 'seconds in control of the opponent'),
  fastest_finish: fastest(['ko_tko', 'submission'], 'a win by KO/TKO or submission'),
  fastest_ko_tko: fastest(['ko_tko'], 'a win by KO/TKO'),
  fastest_submission: fastest(['submission'], 'a win by submission'),
  longest_bout: {
    kind: 'bout',
    unit: 'seconds',
    value: 'b.duration_seconds',
    formula: 'seconds of fighting in one bout; the row names its winner, or the fighter named first',
  },
} satisfies Record<string, BoutMetric>;

export type CareerMetricName = keyof typeof CAREER_METRICS;
export type BoutMetricName = keyof typeof BOUT_METRICS;

export const isCareerMetric = (name: string): name is CareerMetricName => Object.hasOwn(CAREER_METRICS, name);
export const isBoutMetric = (name: string): name is BoutMetricName => Object.hasOwn(BOUT_METRICS, name);

export const careerMetric = (name: CareerMetricName): CareerMetric => CAREER_METRICS[name];
export const boutMetric = (name: BoutMetricName): BoutMetric => BOUT_METRICS[name];

/** Every metric's name once. */
export const METRIC_NAMES = [...new Set([...Object.keys(CAREER_METRICS), ...Object.keys(BOUT_METRICS)])];
