import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RANKING_LISTS, type RankingList } from '../vocabulary.js';
import { queryRows } from './abortable-query.js';

/** A place on an official list. */
export interface RankingPlace {
  list: string;
  rank: number;
  listedOn: string;
}

/** A row of an official list. */
export interface RankingRow {
  list: RankingList;
  /** 0 is the champion. */
  rank: number;
  /** As the list writes it. */
  name: string;
  fighterId: string | null;
  listedOn: string;
}

/** The days of the oldest and of the newest list. */
export interface RankingReach {
  first: string;
  last: string;
}

@Injectable()
export class RankingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The fighter's place on the newest lists before a day (null: of all), the best place in a division first, then
   * those on the pound-for-pound lists. Empty when the fighter was on none of them.
   */
  async findPlaces(fighterId: string, before: string | null, signal: AbortSignal): Promise<RankingPlace[]> {
    return queryRows<RankingPlace>(
      this.dataSource,
      `SELECT r.list, r.rank, r.listed_on::text AS "listedOn"
         FROM mma.rankings r
        WHERE r.fighter_id = $1 AND ($2::date IS NULL OR r.listed_on < $2::date)
          AND NOT EXISTS (
                SELECT 1 FROM mma.rankings newer
                 WHERE newer.list = r.list AND newer.listed_on > r.listed_on
                   AND ($2::date IS NULL OR newer.listed_on < $2::date))
        ORDER BY (r.list LIKE '%pound_for_pound'), r.rank, r.list`,
      [fighterId, before],
      signal,
    );
  }

  /** One list, or all (null), of the newest day on or before a day (null: of all); empty when there is none. */
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
                SELECT max(listed_on) FROM mma.rankings
                 WHERE list = ANY($1::text[]) AND ($2::date IS NULL OR listed_on <= $2::date))
        ORDER BY array_position($1::text[], list::text), rank, name`,
      [list === null ? RANKING_LISTS : [list], onOrBefore],
      signal,
    );
  }

  /** Null when there is no such list. */
  async findReach(list: RankingList | null, signal: AbortSignal): Promise<RankingReach | null> {
    const rows = await queryRows<RankingReach>(
      this.dataSource,
      `SELECT min(listed_on)::text AS first, max(listed_on)::text AS last FROM mma.rankings
        WHERE list = ANY($1::text[]) HAVING count(*) > 0`,
      [list === null ? RANKING_LISTS : [list]],
      signal,
    );
    return rows[0] ?? null;
  }
}
