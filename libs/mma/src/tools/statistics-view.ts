import type { StatisticColumns } from '../entities/statistic-columns.js';
import type { StatisticsRow } from '../repositories/bout.repository.js';
import type { BoutDetailData, StatisticsData } from '../domain/bout.js';

/** Totals and all rounds of both sides; null when unknown. */
export function toStatistics(
  rows: readonly StatisticsRow[],
  sides: { a: string; b: string },
  lastRound: number,
): Pick<BoutDetailData, 'totals' | 'rounds'> {
  const pick = (round: number | null, fighterId: string): StatisticsData | null => {
    const row = rows.find((candidate) => candidate.round === round && candidate.fighterId === fighterId);
    return row === undefined ? null : toStatisticsData(row);
  };
  const fought = Array.from({ length: lastRound }, (_, index) => index + 1);
  const rounds = [...new Set([...fought, ...rows.flatMap((row) => row.round ?? [])])].sort(
    (one, other) => one - other,
  );
  return {
    totals: { a: pick(null, sides.a), b: pick(null, sides.b) },
    rounds: rounds.map((round) => ({ round, a: pick(round, sides.a), b: pick(round, sides.b) })),
  };
}

/** One sentence for each kind of missing statistics. */
export function listUnknown({ totals, rounds }: Pick<BoutDetailData, 'totals' | 'rounds'>): string[] {
  const notes: string[] = [];
  const known = [totals.a, totals.b].filter((side) => side !== null);
  if (known.length === 0) notes.push('Statistics in total are not known for this bout.');
  else if (known.length < 2) notes.push('Statistics in total are known for one side of this bout only.');
  const unknown = rounds.filter(({ a, b }) => a === null && b === null).map(({ round }) => round);
  if (unknown.length === rounds.length) notes.push('Statistics by round are not known for this bout.');
  else if (unknown.length > 0) notes.push(`Statistics are not known for round ${unknown.join(', ')}.`);
  const uncontrolled = known.filter((side) => side.control_seconds === null).length;
  if (uncontrolled > 0) {
    notes.push(
      `Control time is not known for ${uncontrolled === 2 ? 'this bout' : 'one side of this bout'}.`,
    );
  }
  return notes;
}

function toStatisticsData(row: StatisticColumns): StatisticsData {
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
