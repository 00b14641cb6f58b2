import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RANKING_LISTS, type RankingList } from '../domain/vocabulary.js';
import { queryRows } from './abortable-query.js';

/** A fighter's rank on a list. */
export interface FighterRank {
  list: string;
  rank: number;
  listedOn: string;
}

export interface RankingRow {
  list: RankingList;
  /** 0 is the champion. */
  rank: number;
  /** As the list writes it. */
  name: string;
  fighterId: string | null;
  listedOn: string;
}

/** First and last day. */
export interface RankingReach {
  first: string;
  last: string;
}

/** SQL by hand: a lateral join per list finds its newest day by the index. */
@Injectable()
export class RankingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The fighter's ranks on the newest list before a day (null: of all): divisions by rank, then pound for pound. Empty
   * when unranked.
   */
  async findRanks(fighterId: string, before: string | null, signal: AbortSignal): Promise<FighterRank[]> {
    return queryRows<FighterRank>(
      this.dataSource,
      `SELECT r.list, r.rank, r.listed_on::text AS "listedOn"
         FROM unnest($3::text[]) AS every (list)
        CROSS JOIN LATERAL (
                SELECT max(listed_on) AS day FROM mma.rankings
                 WHERE list = every.list AND listed_on < coalesce($2::date, 'infinity')) newest
         JOIN mma.rankings r ON r.list = every.list AND r.listed_on = newest.day AND r.fighter_id = $1
        ORDER BY (r.list LIKE '%pound_for_pound'), r.rank, r.list`,
      [fighterId, before, RANKING_LISTS],
      signal,
    );
  }

  /** One list, or all (null), of the newest day on or before a day (null: of all). */
  async findLists(
    list: RankingList | null,
    onOrBefore: string | null,
    signal: AbortSignal,
  ): Promise<RankingRow[]> {
    return queryRows<RankingRow>(
      this.dataSource,
      `SELECT list, rank, name, fighter_id AS "fighterId", listed_on::text AS "listedOn"
         FROM mma.rankings
        WHERE list = ANY($1::text[])
          AND listed_on = (
                SELECT max(newest.day) FROM unnest($1::text[]) AS every (list)
                 CROSS JOIN LATERAL (
                         SELECT max(listed_on) AS day FROM mma.rankings
                          WHERE list = every.list AND listed_on <= coalesce($2::date, 'infinity')) newest)
        ORDER BY array_position($1::text[], list::text), rank, name`,
      [list === null ? RANKING_LISTS : [list], onOrBefore],
      signal,
    );
  }

  /** Null when there are no lists. */
  async findReach(list: RankingList | null, signal: AbortSignal): Promise<RankingReach | null> {
    const rows = await queryRows<RankingReach>(
      this.dataSource,
      `SELECT min(reach.first)::text AS first, max(reach.last)::text AS last
         FROM unnest($1::text[]) AS every (list)
        CROSS JOIN LATERAL (
                SELECT min(listed_on) AS first, max(listed_on) AS last FROM mma.rankings WHERE list = every.list
              ) reach
       HAVING max(reach.last) IS NOT NULL`,
      [list === null ? RANKING_LISTS : [list]],
      signal,
    );
    return rows[0] ?? null;
  }
}
