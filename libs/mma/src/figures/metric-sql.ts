import type { BoutMetricName } from '../domain/bout-metrics.js';
import type { CareerMetricName } from '../domain/career-metrics.js';

/**
 * SQL of a career metric.
 * - `rows`: aggregate over rows `c` of `mma.appearances`; `attempts` is the denominator of a rate.
 * - `streak`: aggregate over runs `r` with `run` (null outside streaks) and `wins`.
 * - `body`: value of the fighter `f`; `shown` converts it where the stored value differs from the metric.
 */
export type CareerMetricSql =
  | { kind: 'rows'; value: string; attempts?: string }
  | { kind: 'streak'; value: string }
  | { kind: 'body'; value: string; shown?: (value: string, today: string) => string };

const wins = (condition = 'true'): string => `count(*) FILTER (WHERE c.result = 'win' AND ${condition})`;

/** Ratio over the rows in which both are known. */
export const ratio = (part: string, whole: string): string =>
  `sum(${part}) FILTER (WHERE ${whole} IS NOT NULL)::float8 / nullif(sum(${whole}) FILTER (WHERE ${part} IS NOT NULL), 0)`;

const rows = (value: string, attempts?: string): CareerMetricSql =>
  attempts === undefined ? { kind: 'rows', value } : { kind: 'rows', value, attempts };

const ageInYears = (value: string, today: string): string =>
  `date_part('year', age(${today}::date, date '1970-01-01' - (${value})::int))`;

/** Above any possible streak. */
const MOST_WINS = 1000;

export const CAREER_METRIC_SQL: Readonly<Record<CareerMetricName, CareerMetricSql>> = {
  wins: rows(wins()),
  losses: rows(`count(*) FILTER (WHERE c.result = 'loss')`),
  bouts: rows('count(*)'),
  win_rate: rows(`${wins()}::float8 / count(*)`),
  finishes: rows(wins(`c.method_group IN ('ko_tko', 'submission')`)),
  ko_tko_wins: rows(wins(`c.method_group = 'ko_tko'`)),
  submission_wins: rows(wins(`c.method_group = 'submission'`)),
  decision_wins: rows(wins(`c.method_group = 'decision'`)),
  title_bout_wins: rows(wins(`c.title IN ('undisputed', 'interim')`)),
  longest_win_streak: { kind: 'streak', value: 'max(r.wins)' },
  // The wins of the highest run, without sorting each career.
  current_win_streak: {
    kind: 'streak',
    value: `coalesce(max(r.run * ${MOST_WINS} + r.wins) % ${MOST_WINS}, 0)`,
  },
  knockdowns: rows('sum(c.knockdowns)'),
  sig_strikes_landed: rows('sum(c.sig_strikes_landed)'),
  sig_strikes_landed_per_min: rows(`60 * ${ratio('c.sig_strikes_landed', 'c.duration_seconds')}`),
  sig_strike_accuracy: rows(
    ratio('c.sig_strikes_landed', 'c.sig_strikes_attempted'),
    'sum(c.sig_strikes_attempted)',
  ),
  total_strikes_landed: rows('sum(c.total_strikes_landed)'),
  takedowns_landed: rows('sum(c.takedowns_landed)'),
  takedown_accuracy: rows(ratio('c.takedowns_landed', 'c.takedowns_attempted'), 'sum(c.takedowns_attempted)'),
  submission_attempts: rows('sum(c.submission_attempts)'),
  control_seconds: rows('sum(c.control_seconds)'),
  fight_seconds: rows('sum(c.duration_seconds)'),
  height_cm: { kind: 'body', value: 'f.height_cm' },
  reach_cm: { kind: 'body', value: 'f.reach_cm' },
  age: { kind: 'body', value: `date '1970-01-01' - f.born_on`, shown: ageInYears },
};

/** Wins per run of rows `c` of `mma.appearances`; `run` is the numbering column. */
export const winsByRun = (run: string): string =>
  `c.${run} AS run, count(*) FILTER (WHERE c.result = 'win') AS wins`;

/** Value of a bout metric in row `c` of `mma.appearances`, and the rows that have one. */
interface BoutMetricSql {
  value: string;
  where: string;
}

const counted = (column: string): BoutMetricSql => ({ value: `c.${column}`, where: 'true' });

const finish = (...groups: string[]): BoutMetricSql => ({
  value: 'c.duration_seconds',
  where: `c.result = 'win' AND c.method_group IN (${groups.map((group) => `'${group}'`).join(', ')})`,
});

export const BOUT_METRIC_SQL: Readonly<Record<BoutMetricName, BoutMetricSql>> = {
  knockdowns: counted('knockdowns'),
  sig_strikes_landed: counted('sig_strikes_landed'),
  total_strikes_landed: counted('total_strikes_landed'),
  takedowns_landed: counted('takedowns_landed'),
  submission_attempts: counted('submission_attempts'),
  control_seconds: counted('control_seconds'),
  fastest_finish: finish('ko_tko', 'submission'),
  fastest_ko_tko: finish('ko_tko'),
  fastest_submission: finish('submission'),
  longest_bout: {
    value: 'c.duration_seconds',
    where: `(c.result = 'win' OR c.result IN ('draw', 'no_contest') AND EXISTS (
       SELECT 1 FROM mma.bout_participants p
        WHERE p.bout_id = c.bout_id AND p.fighter_id = c.fighter_id AND p.corner = 'a'))`,
  },
};
