import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WeightClass } from '../vocabulary.js';
import { queryRows } from './abortable-query.js';
import {
  boutMetric,
  careerMetric,
  type BoutMetricName,
  type CareerMetricName,
} from './leaderboard-metrics.js';

/** Which bouts count, and which places of the board are wanted. Dates are inclusive. */
export interface LeaderboardFilter {
  weightClass: WeightClass | null;
  from: string | null;
  to: string | null;
  minBouts: number;
  /** Only of rates; see the metric's minimum sample. */
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
  /** Scope bout only. */
  boutId: string | null;
}

const INSIDE = `
  ($1::text IS NULL OR b.weight_class = $1) AND ($2::date IS NULL OR b.held_on >= $2::date)
  AND ($3::date IS NULL OR b.held_on <= $3::date)`;

/** Gives every parameter its type, used or not, so that all boards share one list of them. */
const ASKED = `asked AS (
        SELECT $1::text AS weight_class, $2::date AS first_day, $3::date AS last_day, $4::int AS min_bouts,
               $5::int AS min_attempts, $7::date AS today)`;

/**
 * Boards are cut to their top before they are ranked: a rank within the top is the rank within the whole, and the top
 * is found without sorting the rest.
 */
@Injectable()
export class LeaderboardRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A board of careers, counting only the bouts inside the filter. */
  async rankCareers(
    name: CareerMetricName,
    filter: LeaderboardFilter,
    signal: AbortSignal,
  ): Promise<LeaderboardRow[]> {
    const metric = careerMetric(name);
    const statistics = metric.kind === 'statistics';
    const sql = `
      WITH ${ASKED}, s AS (
        SELECT p.bout_id, p.fighter_id, p.result, b.held_on, b.card_position, b.method_group, b.title,
               b.duration_seconds
          FROM mma.bout_participants p JOIN mma.bouts b ON b.id = p.bout_id
         WHERE ${INSIDE}
      )${metric.kind === 'streak' ? `, ${streaks(metric.value)}` : ''}, figures AS (
        SELECT s.fighter_id, count(*)::int AS bouts,
               ${statistics || metric.kind === 'aggregate' ? metric.value : 'NULL'} AS value,
               ${metric.attempts?.value ?? '0'} AS attempts
          FROM s ${statistics ? 'LEFT JOIN mma.bout_totals t USING (bout_id, fighter_id)' : ''}
         GROUP BY s.fighter_id
      ), named AS (
        SELECT f.id AS "fighterId", f.name, f.source_url AS "sourceUrl", g.bouts,
               (${personal(metric.kind, metric.value)})::float8 AS value
          FROM figures g JOIN mma.fighters f ON f.id = g.fighter_id
          ${metric.kind === 'streak' ? 'LEFT JOIN streaks k ON k.fighter_id = g.fighter_id' : ''}
         WHERE g.bouts >= $4 AND g.attempts >= $5
      )
      SELECT *, NULL::text AS "boutId", rank() OVER (ORDER BY value ${filter.order})::int AS rank
        FROM (SELECT * FROM named WHERE value IS NOT NULL
               ORDER BY value ${filter.order}, name, "fighterId" LIMIT $6) top
       ORDER BY rank, name, "fighterId"`;
    return queryRows<LeaderboardRow>(this.dataSource, sql, parameters(filter), signal);
  }

  /** A board of single bouts inside the filter. `minBouts` asks how many bouts inside it the fighter has. */
  async rankBouts(
    name: BoutMetricName,
    filter: LeaderboardFilter,
    signal: AbortSignal,
  ): Promise<LeaderboardRow[]> {
    const metric = boutMetric(name);
    const order = metric.lowest === true ? 'asc' : filter.order;
    const sql = `
      WITH ${ASKED}, top AS (
        SELECT b.id AS "boutId", side.fighter_id, b.held_on, (${metric.value})::float8 AS value
          FROM ${sidesOf(metric.kind)} JOIN mma.bouts b ON b.id = side.bout_id
         WHERE ${INSIDE} AND ${metric.where ?? 'true'} AND (${metric.value}) IS NOT NULL
           AND ($4 <= 1 OR side.fighter_id IN (
                 SELECT fighter_id FROM mma.bout_participants JOIN mma.bouts b ON b.id = bout_id
                  WHERE ${INSIDE} GROUP BY fighter_id HAVING count(*) >= $4))
         ORDER BY value ${order}, b.held_on NULLS LAST, b.id, side.fighter_id LIMIT $6
      )
      SELECT rank() OVER (ORDER BY t.value ${order})::int AS rank, t."boutId", t.value, 1 AS bouts,
             f.id AS "fighterId", f.name, f.source_url AS "sourceUrl"
        FROM top t JOIN mma.fighters f ON f.id = t.fighter_id
       ORDER BY rank, t.held_on NULLS LAST, t."boutId", t.fighter_id`;
    return queryRows<LeaderboardRow>(this.dataSource, sql, parameters(filter), signal);
  }
}

function parameters(filter: LeaderboardFilter): unknown[] {
  const { weightClass, from, to, minBouts, minAttempts, limit, today } = filter;
  return [weightClass, from, to, minBouts, minAttempts, limit, today];
}

/** The value's place once the fighter is known. */
function personal(kind: 'aggregate' | 'statistics' | 'streak' | 'body', value: string): string {
  switch (kind) {
    case 'body':
      return value;
    case 'streak':
      return 'coalesce(k.value, 0)';
    case 'aggregate':
    case 'statistics':
      return 'g.value';
  }
}

/** The sides of bouts that rows are about. */
function sidesOf(kind: 'statistics' | 'finish' | 'bout'): string {
  switch (kind) {
    case 'statistics':
      return 'mma.bout_totals side';
    case 'finish':
      return `(SELECT * FROM mma.bout_participants WHERE result = 'win') side`;
    case 'bout':
      return `(SELECT * FROM mma.bout_participants
                WHERE result = 'win' OR (corner = 'a' AND result IN ('draw', 'no_contest'))) side`;
  }
}

/** Runs of wins between the bouts that break them; bouts without a date have no place in a run. */
function streaks(value: string): string {
  return `
    numbered AS (
      SELECT fighter_id, result, count(*) FILTER (WHERE result <> 'win') OVER (
               PARTITION BY fighter_id COLLATE "C" ORDER BY held_on, card_position DESC, bout_id COLLATE "C") AS breaks
        FROM s WHERE held_on IS NOT NULL AND result <> 'no_contest'
    ), runs AS (
      SELECT fighter_id, breaks, count(*) FILTER (WHERE result = 'win') AS wins
        FROM numbered GROUP BY fighter_id, breaks
    ), streaks AS (
      SELECT fighter_id, ${value} AS value FROM runs GROUP BY fighter_id
    )`;
}
