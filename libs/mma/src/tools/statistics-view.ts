import type { StatisticColumns } from '../entities/statistic-columns.js';
import type { StatisticsRow } from '../repositories/bout.repository.js';
import type { BoutDetailData, StatisticsData } from './tool-data.js';

/** Totals and rounds of a bout for its two sides; null where nothing is known. */
export function toStatistics(
  rows: readonly StatisticsRow[],
  sides: { a: string; b: string },
): Pick<BoutDetailData, 'totals' | 'rounds'> {
  const pick = (round: number | null, fighterId: string): StatisticsData | null => {
    const row = rows.find((candidate) => candidate.round === round && candidate.fighterId === fighterId);
    return row === undefined ? null : toStatisticsData(row);
  };
  const rounds = [...new Set(rows.flatMap((row) => row.round ?? []))].sort((one, other) => one - other);
  return {
    totals: { a: pick(null, sides.a), b: pick(null, sides.b) },
    rounds: rounds.map((round) => ({ round, a: pick(round, sides.a), b: pick(round, sides.b) })),
  };
}

export function toStatisticsData(row: StatisticColumns): StatisticsData {
  return {
    knockdowns: row.knockdowns,
    sig_strikes: { landed: row.sigStrikesLanded, attempted: row.sigStrikesAttempted },
    total_strikes: { landed: row.totalStrikesLanded, attempted: row.totalStrikesAttempted },
    takedowns: { landed: row.takedownsLanded, attempted: row.takedownsAttempted },
    submission_attempts: row.submissionAttempts,
    reversals: row.reversals,
    control_seconds: row.controlSeconds,
    head: { landed: row.headLanded, attempted: row.headAttempted },
    body: { landed: row.bodyLanded, attempted: row.bodyAttempted },
    leg: { landed: row.legLanded, attempted: row.legAttempted },
    distance: { landed: row.distanceLanded, attempted: row.distanceAttempted },
    clinch: { landed: row.clinchLanded, attempted: row.clinchAttempted },
    ground: { landed: row.groundLanded, attempted: row.groundAttempted },
  };
}
