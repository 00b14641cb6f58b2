import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, Repository } from 'typeorm';
import { BoutParticipantEntity } from '../entities/bout-participant.entity.js';
import { STATISTIC_COLUMNS, type StatisticColumns } from '../entities/statistic-columns.js';
import type { CareerBout } from '../domain/career.js';
import type { BoutResult, MethodGroup, WeightClass } from '../domain/vocabulary.js';
import type { CommonBout } from '../domain/comparison.js';
import { queryRows, selectProperties, selectRows } from './abortable-query.js';
import { BOUT_COLUMNS, BOUT_JOINS, type BoutRow } from './bout-view.js';
import { SELECT_CAREER_BOUTS, toCareerBout, type CareerBoutRow } from './career-bout-view.js';

/** Null means any. Dates are inclusive and exclude undated bouts. */
export interface FighterBoutFilter {
  fighterId: string;
  opponentId: string | null;
  result: BoutResult | null;
  methodGroup: MethodGroup | null;
  weightClass: WeightClass | null;
  titleOnly: boolean;
  from: string | null;
  to: string | null;
}

export interface Page {
  order: 'newest' | 'oldest';
  limit: number;
  offset: number;
}

/** Statistics of one fighter in a bout, or in one round of it. */
export type StatisticsRow = StatisticColumns & { fighterId: string; round: number | null };

/** Statistic columns under their property names. */
const STATISTIC_SELECT = STATISTIC_COLUMNS.map(
  (column) => `${column} AS "${column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())}"`,
).join(', ');

/**
 * Bouts are read with SQL by hand: the query builder needs about 0.5 ms to build the join of {@link BOUT_JOINS}, as
 * long as the database needs to run it.
 */
@Injectable()
export class BoutRepository {
  constructor(
    private readonly dataSource: DataSource,
    @InjectRepository(BoutParticipantEntity) private readonly sides: Repository<BoutParticipantEntity>,
  ) {}

  /** One page of a fighter's bouts and their total; undated bouts come last in either order. */
  async findByFighter(
    filter: FighterBoutFilter,
    page: Page,
    signal: AbortSignal,
  ): Promise<{ rows: BoutRow[]; total: number }> {
    const [date, position] = page.order === 'newest' ? ['DESC', 'ASC'] : ['ASC', 'DESC'];
    const from = `FROM mma.bout_participants p JOIN mma.bouts b ON b.id = p.bout_id`;
    const where = `
      WHERE p.fighter_id = $1 AND ($2::text IS NULL OR p.opponent_id = $2)
        AND ($3::text IS NULL OR p.result = $3) AND ($4::text IS NULL OR b.method_group = $4)
        AND ($5::text IS NULL OR b.weight_class = $5) AND (NOT $6 OR b.title IN ('undisputed', 'interim'))
        AND ($7::date IS NULL OR p.held_on >= $7::date) AND ($8::date IS NULL OR p.held_on <= $8::date)`;
    const parameters = [
      filter.fighterId,
      filter.opponentId,
      filter.result,
      filter.methodGroup,
      filter.weightClass,
      filter.titleOnly,
      filter.from,
      filter.to,
    ];
    const counting = queryRows<{ total: number }>(
      this.dataSource,
      `SELECT count(*)::int AS total ${from} ${where}`,
      parameters,
      signal,
    );
    const reading = queryRows<BoutRow>(
      this.dataSource,
      `SELECT ${BOUT_COLUMNS} ${from} ${BOUT_JOINS} ${where}
        ORDER BY p.held_on ${date} NULLS LAST, b.card_position ${position}, b.id LIMIT $9 OFFSET $10`,
      [...parameters, page.limit, page.offset],
      signal,
    );
    const [counted, rows] = await Promise.all([counting, reading]);
    return { rows, total: counted[0]?.total ?? 0 };
  }

  /** Bouts between two fighters, the newest first. */
  async findBetween(
    fighterId: string,
    opponentId: string,
    eventId: string | null,
    signal: AbortSignal,
  ): Promise<BoutRow[]> {
    return queryRows<BoutRow>(
      this.dataSource,
      `SELECT ${BOUT_COLUMNS}
         FROM mma.bout_participants p JOIN mma.bouts b ON b.id = p.bout_id ${BOUT_JOINS}
        WHERE p.fighter_id = $1 AND p.opponent_id = $2 AND ($3::text IS NULL OR b.event_id = $3)
        ORDER BY p.held_on DESC NULLS LAST, b.card_position, b.id LIMIT 20`,
      [fighterId, opponentId, eventId],
      signal,
    );
  }

  /** Pairs of ids that have met. */
  async findOpponents(
    fighterIds: string[],
    opponentIds: string[],
    signal: AbortSignal,
  ): Promise<[string, string][]> {
    const query = selectProperties(this.sides, ['fighterId', 'opponentId'])
      .distinct(true)
      .where('t.opponentId = ANY (:opponentIds)', { opponentIds })
      .andWhere('t.fighterId = ANY (:fighterIds)', { fighterIds });
    const rows = await selectRows<Pick<BoutParticipantEntity, 'fighterId' | 'opponentId'>>(query, signal);
    return rows.map((row) => [row.fighterId, row.opponentId]);
  }

  /**
   * The bouts of two fighters against common opponents, the oldest first, undated ones last; only those before a day if one
   * is given. SQL by hand: CTE, INTERSECT.
   */
  async findAgainstCommon(
    fighterIds: readonly [string, string],
    before: string | null,
    signal: AbortSignal,
  ): Promise<CommonBout[]> {
    return queryRows<CommonBout>(
      this.dataSource,
      `WITH met AS (
         SELECT p.fighter_id, p.opponent_id, p.result, p.held_on, b.card_position
           FROM mma.bout_participants p JOIN mma.bouts b ON b.id = p.bout_id
          WHERE p.fighter_id IN ($1, $2) AND ($3::date IS NULL OR p.held_on < $3::date))
       SELECT met.fighter_id AS "fighterId", met.opponent_id AS "opponentId", f.name AS "opponentName",
              met.result, met.held_on::text AS "heldOn"
         FROM met JOIN mma.fighters f ON f.id = met.opponent_id
        WHERE met.opponent_id IN (SELECT opponent_id FROM met WHERE fighter_id = $1
                                  INTERSECT SELECT opponent_id FROM met WHERE fighter_id = $2)
        ORDER BY met.held_on NULLS LAST, met.card_position DESC`,
      [...fighterIds, before],
      signal,
    );
  }

  async findByIds(ids: string[], signal: AbortSignal): Promise<BoutRow[]> {
    return queryRows<BoutRow>(
      this.dataSource,
      `SELECT ${BOUT_COLUMNS} FROM mma.bouts b ${BOUT_JOINS} WHERE b.id = ANY($1)`,
      [ids],
      signal,
    );
  }

  /** An event's card, the main event first. */
  async findByEvent(eventId: string, signal: AbortSignal): Promise<BoutRow[]> {
    return queryRows<BoutRow>(
      this.dataSource,
      `SELECT ${BOUT_COLUMNS} FROM mma.bouts b ${BOUT_JOINS}
        WHERE b.event_id = $1 ORDER BY b.card_position, b.id`,
      [eventId],
      signal,
    );
  }

  /** Every bout of a fighter before a day (null: all), with the statistics of both sides. */
  async findCareer(fighterId: string, before: string | null, signal: AbortSignal): Promise<CareerBout[]> {
    const rows = await queryRows<CareerBoutRow>(
      this.dataSource,
      `${SELECT_CAREER_BOUTS} WHERE p.fighter_id = $1 AND ($2::date IS NULL OR p.held_on < $2::date)`,
      [fighterId, before],
      signal,
    );
    return rows.map(toCareerBout);
  }

  /** The statistics of one bout: in total (`round` null) and by round. SQL by hand: UNION ALL. */
  async findStatistics(boutId: string, signal: AbortSignal): Promise<StatisticsRow[]> {
    return queryRows<StatisticsRow>(
      this.dataSource,
      `SELECT fighter_id AS "fighterId", NULL::smallint AS round, ${STATISTIC_SELECT}
         FROM mma.bout_totals WHERE bout_id = $1
        UNION ALL
       SELECT fighter_id, round, ${STATISTIC_SELECT} FROM mma.round_statistics WHERE bout_id = $1
        ORDER BY round`,
      [boutId],
      signal,
    );
  }
}
