import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { queryRows } from './abortable-query.js';

/** A place on an official list. */
export interface RankingPlace {
  list: string;
  rank: number;
  listedOn: string;
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
}
