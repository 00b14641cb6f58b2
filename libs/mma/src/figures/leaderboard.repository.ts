import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EVERY_DIVISION } from './career-figures.table.js';
import { BOUT_METRIC_SQL, CAREER_METRIC_SQL, winsByRun, type CareerMetricSql } from './metric-sql.js';
import { boutMetric, type BoutMetricName } from '../domain/bout-metrics.js';
import type { CareerMetricName } from '../domain/career-metrics.js';
import type { WeightClass } from '../domain/vocabulary.js';
import { queryRows } from '../repositories/abortable-query.js';

/** Dates are inclusive. */
export interface LeaderboardFilter {
  weightClass: WeightClass | null;
  from: string | null;
  to: string | null;
  minBouts: number;
  /** Rates only. */
  minAttempts: number;
  order: 'desc' | 'asc';
  limit: number;
  today: string;
}

export interface LeaderboardRow {
  rank: number;
  fighterId: string;
  name: string;
  sourceUrl: string | null;
  value: number;
  bouts: number;
  /** Day of the fighter's last bout. Scope career only. */
  lastBoutOn: string | null;
  /** Scope bout only. */
  boutId: string | null;
}

/** Filter on rows `c` of `mma.appearances`: class $1, days $2 to $3. */
const INSIDE = `
  ($1::text IS NULL OR c.weight_class = $1) AND ($2::date IS NULL OR c.held_on >= $2::date)
  AND ($3::date IS NULL OR c.held_on <= $3::date)`;

/**
 * A leaderboard is limited before it is ranked, so that the index finds the top without sorting the rest.
 * SQL by hand: window functions.
 */
@Injectable()
export class LeaderboardRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Ranks careers, counting only bouts inside the filter. */
  async rankCareers(
    name: CareerMetricName,
    filter: LeaderboardFilter,
    signal: AbortSignal,
  ): Promise<LeaderboardRow[]> {
    const { figures, parameters } = careerFigures(name, filter);
    const asked = [...parameters, filter.minBouts, filter.minAttempts, filter.limit];
    const [minBouts, minAttempts, limit] = [1, 2, 3].map((number) => `$${parameters.length + number}`);
    const metric = CAREER_METRIC_SQL[name];
    const shown = metric.kind === 'body' ? metric.shown : undefined;
    const value = shown === undefined ? 'top.value' : shown('top.value', `$${asked.length + 1}`);
    return queryRows<LeaderboardRow>(
      this.dataSource,
      `SELECT top."fighterId", top.name, top."sourceUrl", top.bouts, NULL::text AS "boutId", ${value} AS value,
              rank() OVER (ORDER BY ${value} ${filter.order})::int AS rank,
              (SELECT last_bout_on::text FROM mma.fighter_careers WHERE fighter_id = top."fighterId") AS "lastBoutOn"
         FROM (SELECT f.id AS "fighterId", f.name, f.source_url AS "sourceUrl", g.bouts, g.value
                 FROM (${figures}) g JOIN mma.fighters f ON f.id = g.fighter_id
                WHERE g.value IS NOT NULL AND g.bouts >= ${minBouts} AND g.attempts >= ${minAttempts}
                ORDER BY g.value ${filter.order}, f.name, f.id LIMIT ${limit}) top
        ORDER BY rank, top.name, top."fighterId"`,
      shown === undefined ? asked : [...asked, filter.today],
      signal,
    );
  }

  /** Ranks single bouts inside the filter. `minBouts` is the fighter's number of bouts inside it. */
  async rankBouts(
    name: BoutMetricName,
    filter: LeaderboardFilter,
    signal: AbortSignal,
  ): Promise<LeaderboardRow[]> {
    const { value, where } = BOUT_METRIC_SQL[name];
    const order = boutMetric(name).lowest === true ? 'asc' : filter.order;
    return queryRows<LeaderboardRow>(
      this.dataSource,
      `SELECT rank() OVER (ORDER BY top.value ${order})::int AS rank, top.bout_id AS "boutId",
              top.value::float8 AS value, 1 AS bouts, NULL::text AS "lastBoutOn", f.id AS "fighterId", f.name, f.source_url AS "sourceUrl"
         FROM (SELECT c.bout_id, c.fighter_id, c.held_on, ${value} AS value
                 FROM mma.appearances c
                WHERE ${INSIDE} AND ${where} AND ${value} IS NOT NULL
                  AND ($4::int <= 1 OR c.fighter_id IN (
                        SELECT c.fighter_id FROM mma.appearances c
                         WHERE ${INSIDE} GROUP BY c.fighter_id HAVING count(*) >= $4::int))
                ORDER BY ${value} ${order}, c.held_on NULLS LAST, c.bout_id, c.fighter_id LIMIT $5) top
         JOIN mma.fighters f ON f.id = top.fighter_id
        ORDER BY rank, top.held_on NULLS LAST, top.bout_id, top.fighter_id`,
      [filter.weightClass, filter.from, filter.to, filter.minBouts, filter.limit],
      signal,
    );
  }
}

/** Selects `fighter_id`, `bouts`, `value` and `attempts` of every fighter inside the filter. */
function careerFigures(
  name: CareerMetricName,
  { weightClass, from, to }: LeaderboardFilter,
): { figures: string; parameters: unknown[] } {
  if (from === null && to === null) {
    return {
      figures: `SELECT fighter_id, bouts::int AS bouts, value, attempts FROM mma.career_figures
                 WHERE metric = $1 AND division = $2`,
      parameters: [name, weightClass ?? EVERY_DIVISION],
    };
  }
  const run = weightClass === null ? 'run' : 'class_run';
  return { figures: countFigures(CAREER_METRIC_SQL[name], run), parameters: [weightClass, from, to] };
}

/** Within a range of days figures are aggregated from its bouts, found by index. */
function countFigures(metric: CareerMetricSql, run: 'run' | 'class_run'): string {
  switch (metric.kind) {
    case 'rows':
      return `SELECT c.fighter_id, count(*)::int AS bouts, (${metric.value})::float8 AS value,
                     coalesce(${metric.attempts ?? '0'}, 0) AS attempts
                FROM mma.appearances c WHERE ${INSIDE} GROUP BY c.fighter_id`;
    case 'streak':
      return `SELECT r.fighter_id, sum(r.bouts)::int AS bouts, (${metric.value})::float8 AS value, 0 AS attempts
                FROM (SELECT c.fighter_id, count(*) AS bouts, ${winsByRun(run)}
                        FROM mma.appearances c WHERE ${INSIDE} GROUP BY c.fighter_id, c.${run}) r
               GROUP BY r.fighter_id`;
    case 'body':
      return `SELECT b.fighter_id, b.bouts, (${metric.value})::float8 AS value, 0 AS attempts
                FROM (SELECT c.fighter_id, count(*)::int AS bouts
                        FROM mma.appearances c WHERE ${INSIDE} GROUP BY c.fighter_id) b
                JOIN mma.fighters f ON f.id = b.fighter_id`;
  }
}
