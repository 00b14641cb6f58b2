import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FighterCareerEntity } from '../entities/fighter-career.entity.js';
import { summariseCareer, type CareerSummary } from '../domain/career-summary.js';
import { queryRows } from './abortable-query.js';

/** Careers in figures, as they were counted after the last import. */
@Injectable()
export class CareerRepository {
  private columns: string | null = null;

  constructor(private readonly dataSource: DataSource) {}

  /** Of someone without a bout everything is 0 or unknown. */
  async findSummary(fighterId: string, signal: AbortSignal): Promise<CareerSummary> {
    this.columns ??= this.listColumns();
    const [row] = await queryRows<FighterCareerEntity>(
      this.dataSource,
      `SELECT ${this.columns} FROM mma.fighter_careers WHERE fighter_id = $1`,
      [fighterId],
      signal,
    );
    return row === undefined ? summariseCareer([]) : toCareerSummary(row);
  }

  /** The table's columns as the entity's members: a statement that is asked so often is read without the mapper. */
  private listColumns(): string {
    return this.dataSource
      .getMetadata(FighterCareerEntity)
      .columns.map(
        ({ databaseName, propertyName, type }) =>
          `${databaseName}${type === 'date' ? '::text' : ''} AS "${propertyName}"`,
      )
      .join(', ');
  }
}

/** The row as what it was counted from would be summarised. */
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
