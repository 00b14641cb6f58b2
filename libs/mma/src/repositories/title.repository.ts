import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ReignBout } from '../domain/title-reigns.js';
import type { WeightClass } from '../domain/vocabulary.js';
import { queryRows } from './abortable-query.js';
import { BOUT_COLUMNS, BOUT_JOINS, type BoutRow } from './bout-view.js';
import type { Page } from './bout.repository.js';

/** A championship bout with the champion after it (see `traceTitles`). */
export type TitleBoutRow = BoutRow & { championAfter: string | null };

/** A championship bout with its event and the names of both sides. */
export type ReignBoutRow = ReignBout &
  Pick<BoutRow, 'sourceUrl' | 'event' | 'aName' | 'aCoverage' | 'bName' | 'bCoverage'>;

/** SQL by hand: see `BoutRepository`. */
@Injectable()
export class TitleRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One page of the championship bouts of a class and their total; undated ones come last in either order. */
  async findHistory(
    weightClass: WeightClass,
    includeInterim: boolean,
    page: Page,
    signal: AbortSignal,
  ): Promise<{ rows: TitleBoutRow[]; total: number }> {
    const where = `WHERE t.weight_class = $1 AND ($2 OR t.kind = 'undisputed')`;
    const counting = queryRows<{ total: number }>(
      this.dataSource,
      `SELECT count(*)::int AS total FROM mma.title_bouts t ${where}`,
      [weightClass, includeInterim],
      signal,
    );
    const reading = queryRows<TitleBoutRow>(
      this.dataSource,
      `SELECT ${BOUT_COLUMNS}, champion.name AS "championAfter"
         FROM mma.title_bouts t
         JOIN mma.bouts b ON b.id = t.bout_id ${BOUT_JOINS}
         LEFT JOIN mma.fighters champion ON champion.id = t.champion_after_id
        ${where}
        ORDER BY b.held_on IS NULL, t.place ${page.order === 'newest' ? 'DESC' : 'ASC'} LIMIT $3 OFFSET $4`,
      [weightClass, includeInterim, page.limit, page.offset],
      signal,
    );
    const [counted, rows] = await Promise.all([counting, reading]);
    return { rows, total: counted[0]?.total ?? 0 };
  }

  /** Every championship bout that belongs to a class. */
  findChampionshipBouts(signal: AbortSignal): Promise<ReignBoutRow[]> {
    return queryRows<ReignBoutRow>(
      this.dataSource,
      `SELECT b.id AS "boutId", b.weight_class AS "weightClass", b.title AS kind, b.held_on::text AS "heldOn",
              b.card_position AS "cardPosition", b.source_url AS "sourceUrl", e.name AS event,
              fa.id AS "aId", fa.name AS "aName", fa.coverage AS "aCoverage",
              fb.id AS "bId", fb.name AS "bName", fb.coverage AS "bCoverage",
              CASE 'win' WHEN pa.result THEN fa.id WHEN pb.result THEN fb.id END AS "winnerId",
              pa.result = 'draw' AS "isDraw"
         FROM mma.bouts b ${BOUT_JOINS}
        WHERE b.title IN ('undisputed', 'interim') AND b.weight_class IS NOT NULL`,
      [],
      signal,
    );
  }
}
