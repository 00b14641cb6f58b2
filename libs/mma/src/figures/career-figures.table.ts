import type { DerivedTable } from '../repositories/derived-table.js';
import { CAREER_METRIC_SQL, winsByRun } from './metric-sql.js';

/** The division of all bouts. */
export const EVERY_DIVISION = 'all';

const METRICS = Object.entries(CAREER_METRIC_SQL);

const counted = METRICS.flatMap(([name, metric]) =>
  metric.kind === 'rows'
    ? [`${metric.value} AS ${name}`, `${metric.attempts ?? '0'} AS ${name}_attempts`]
    : [],
);
const streaks = METRICS.flatMap(([name, metric]) =>
  metric.kind === 'streak' ? [`${metric.value} AS ${name}`] : [],
);
const figures = METRICS.map(([name, metric]) => {
  switch (metric.kind) {
    case 'rows':
      return `('${name}', g.${name}::float8, g.${name}_attempts)`;
    case 'streak':
      return `('${name}', coalesce(s.${name}, 0)::float8, 0)`;
    case 'body':
      return `('${name}', (${metric.value})::float8, 0)`;
  }
});

/** Reads `mma.appearances`. */
export const CAREER_FIGURES: DerivedTable = {
  name: 'career_figures',
  key: ['metric', 'division', 'value', 'fighter_id'],
  columns: ['bouts', 'attempts'],
  select: `
    WITH counted AS (
      SELECT c.fighter_id, d.division, count(*) AS in_division, ${counted.join(', ')}
        FROM mma.appearances c CROSS JOIN LATERAL (VALUES ('${EVERY_DIVISION}'), (c.weight_class)) d (division)
       WHERE d.division IS NOT NULL
       GROUP BY c.fighter_id, d.division
    ), runs AS (
      SELECT c.fighter_id, '${EVERY_DIVISION}' AS division, ${winsByRun('run')}
        FROM mma.appearances c WHERE c.run IS NOT NULL GROUP BY c.fighter_id, c.run
       UNION ALL
      SELECT c.fighter_id, c.weight_class, ${winsByRun('class_run')}
        FROM mma.appearances c WHERE c.class_run IS NOT NULL GROUP BY c.fighter_id, c.weight_class, c.class_run
    ), streaks AS (
      SELECT r.fighter_id, r.division, ${streaks.join(', ')} FROM runs r GROUP BY r.fighter_id, r.division
    )
    SELECT g.fighter_id, g.division, v.metric, v.value, g.in_division AS bouts, coalesce(v.attempts, 0) AS attempts
      FROM counted g
      JOIN mma.fighters f ON f.id = g.fighter_id
      LEFT JOIN streaks s ON s.fighter_id = g.fighter_id AND s.division = g.division
     CROSS JOIN LATERAL (VALUES ${figures.join(', ')}) v (metric, value, attempts)
     WHERE v.value IS NOT NULL`,
};
