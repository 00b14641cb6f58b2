import type { BoutMetricName } from '../domain/bout-metrics.js';

/** How the database reads a bout metric off a row `c` of `mma.career_bouts`, and of which rows. */
export interface BoutMetricSql {
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
