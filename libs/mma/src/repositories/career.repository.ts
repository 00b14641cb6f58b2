import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { FighterCareerEntity } from '../entities/fighter-career.entity.js';
import type { TotalsData } from '../domain/fighter.js';
import { summariseCareer, type CareerSummary } from '../domain/career-summary.js';
import { queryRows, selectProperties } from './abortable-query.js';

const TOTALS = `
  SELECT ${Object.entries({
    sig_strikes_landed: 'own.sig_strikes_landed',
    sig_strikes_absorbed: 'other.sig_strikes_landed',
    total_strikes_landed: 'own.total_strikes_landed',
    takedowns_landed: 'own.takedowns_landed',
    takedowns_attempted: 'own.takedowns_attempted',
    knockdowns: 'own.knockdowns',
    knockdowns_absorbed: 'other.knockdowns',
    submission_attempts: 'own.submission_attempts',
    control_seconds: 'own.control_seconds',
    fight_seconds: 'b.duration_seconds',
  } satisfies Record<keyof TotalsData, string>)
    .map(([name, column]) => `sum(${column})::int AS ${name}`)
    .join(', ')}
    FROM mma.bout_participants p
    JOIN mma.bouts b ON b.id = p.bout_id
    LEFT JOIN mma.bout_totals own ON own.bout_id = p.bout_id AND own.fighter_id = p.fighter_id
    LEFT JOIN mma.bout_totals other ON other.bout_id = p.bout_id AND other.fighter_id = p.opponent_id
   WHERE p.fighter_id = $1 AND ($2::date IS NULL OR p.held_on < $2::date)`;

/** Career figures, counted after the last import. */
@Injectable()
export class CareerRepository {
  private statement: string | undefined;

  constructor(
    @InjectRepository(FighterCareerEntity) private readonly careers: Repository<FighterCareerEntity>,
  ) {}

  /** All zero or null for a fighter without bouts. */
  async findSummary(fighterId: string, signal: AbortSignal): Promise<CareerSummary> {
    const source = this.careers.manager.dataSource;
    const [row] = await queryRows<FighterCareerEntity>(source, this.statementById(), [fighterId], signal);
    return row === undefined ? summariseCareer([]) : toCareerSummary(row);
  }

  /** Sums over the bouts before a day (null: all). SQL by hand: aggregates over both sides. */
  async findTotals(fighterId: string, before: string | null, signal: AbortSignal): Promise<TotalsData> {
    const [row] = await queryRows<TotalsData>(
      this.careers.manager.dataSource,
      TOTALS,
      [fighterId, before],
      signal,
    );
    if (row === undefined) throw new Error('An aggregate has one row.');
    return row;
  }

  /** Built once: building a select of 50 columns takes longer than running it. */
  private statementById(): string {
    this.statement ??= selectProperties(this.careers).where('t.fighterId = $1').getQuery();
    return this.statement;
  }
}

export function toCareerSummary(row: FighterCareerEntity): CareerSummary {
  return {
    record: { wins: row.wins, losses: row.losses, draws: row.draws, no_contests: row.noContests },
    winsBy: {
      ko_tko: row.winsKoTko,
      submission: row.winsSubmission,
      decision: row.winsDecision,
      dq: row.winsDq,
      other: row.winsOther,
    },
    lossesBy: {
      ko_tko: row.lossesKoTko,
      submission: row.lossesSubmission,
      decision: row.lossesDecision,
      dq: row.lossesDq,
      other: row.lossesOther,
    },
    currentStreak: { result: row.currentStreakResult, count: row.currentStreakCount },
    longestWinStreak: row.longestWinStreak,
    titleBouts: {
      wins: row.titleWins,
      losses: row.titleLosses,
      draws: row.titleDraws,
      no_contests: row.titleNoContests,
    },
    firstBoutOn: row.firstBoutOn,
    lastBoutOn: row.lastBoutOn,
    weightClasses: row.weightClasses,
    bouts: row.bouts,
    undatedBouts: row.undatedBouts,
    boutsWithoutStatistics: row.boutsWithoutStatistics,
    boutsWithoutControl: row.boutsWithoutControl,
    rates: {
      fight_seconds: row.fightSeconds,
      sig_strikes_landed_per_min: row.sigStrikesLandedPerMin,
      sig_strikes_absorbed_per_min: row.sigStrikesAbsorbedPerMin,
      sig_strike_accuracy: row.sigStrikeAccuracy,
      sig_strike_defence: row.sigStrikeDefence,
      takedowns_per_15_min: row.takedownsPer15Min,
      takedown_accuracy: row.takedownAccuracy,
      takedown_defence: row.takedownDefence,
      submission_attempts_per_15_min: row.submissionAttemptsPer15Min,
      knockdowns: row.knockdowns,
      control_seconds: row.controlSeconds,
    },
  };
}
