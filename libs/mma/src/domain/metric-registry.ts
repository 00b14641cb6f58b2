import { AGGREGATE_METRICS } from './aggregate.js';
import { BOUT_METRICS } from './bout-metrics.js';
import { CAREER_METRICS, type CareerMetric } from './career-metrics.js';
import type { Metric } from './metric.js';
import { PROFILE_METRICS } from './fighter.js';

export interface MetricGroup {
  title: string;
  metrics: Readonly<Record<string, Metric & Pick<CareerMetric, 'minimum' | 'attemptsLabel'>>>;
}

/** Every number that tools return, with its definition; `docs/tools.md` is generated from it. */
export const METRIC_REGISTRY: readonly MetricGroup[] = [
  { title: 'Leaderboards over careers (`get_leaderboard`, scope `career`)', metrics: CAREER_METRICS },
  { title: 'Leaderboards over single bouts (`get_leaderboard`, scope `bout`)', metrics: BOUT_METRICS },
  { title: 'A career (`get_fighter`, `compare_fighters`)', metrics: PROFILE_METRICS },
  { title: 'Groups of bouts (`aggregate_bouts`)', metrics: AGGREGATE_METRICS },
];

/** Leaderboard metrics without duplicates. */
export const METRIC_NAMES = [...new Set([...Object.keys(CAREER_METRICS), ...Object.keys(BOUT_METRICS)])];
