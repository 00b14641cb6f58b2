import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WeightClass } from '../domain/vocabulary.js';
import { queryRows } from './abortable-query.js';
import { BOUT_COLUMNS, BOUT_JOINS, type BoutRow } from './bout-view.js';

/** A championship bout with the champion after it (see `traceTitles`). */
export type TitleBoutRow = BoutRow & { championAfter: string | null };

@Injectable()
export class TitleRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The championship bouts of a class, the oldest first, undated ones last. SQL by hand: see `BoutRepository`. */
  async findHistory(
    weightClass: WeightClass,
    includeInterim: boolean,
    signal: AbortSignal,
  ): Promise<TitleBoutRow[]> {
    return queryRows<TitleBoutRow>(
      this.dataSource,
      `SELECT ${BOUT_COLUMNS}, champion.name AS "championAfter"
         FROM mma.title_bouts t
         JOIN mma.bouts b ON b.id = t.bout_id ${BOUT_JOINS}
         LEFT JOIN mma.fighters champion ON champion.id = t.champion_after_id
        WHERE t.weight_class = $1 AND ($2 OR t.kind = 'undisputed')
        ORDER BY t.place`,
      [weightClass, includeInterim],
      signal,
    );
  }
}
