import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { DataStatus, LastSync } from '../status/data-status.js';
import type { QuarantinedRow } from './quarantine-list.repository.js';

@Injectable()
export class DataReportRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** By source, file and line. */
  findQuarantined(limit: number): Promise<QuarantinedRowReport[]> {
    return this.dataSource.query<QuarantinedRowReport[]>(
      `SELECT aside.source, aside.file, aside.line, aside.reason, aside.row_values AS values, aside.event_id,
         aside.bout_id, a.name || ' vs. ' || b.name AS bout, aside.fighter_id, fighters.name AS fighter, aside.round,
         to_char(aside.first_seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS first_seen_at
       FROM (
         SELECT * FROM mma.quarantined_rows ORDER BY source, file, line NULLS LAST, id LIMIT $1
       ) AS aside
         LEFT JOIN mma.bout_participants AS sides ON sides.bout_id = aside.bout_id AND sides.corner = 'a'
         LEFT JOIN mma.fighters AS a ON a.id = sides.fighter_id
         LEFT JOIN mma.fighters AS b ON b.id = sides.opponent_id
         LEFT JOIN mma.fighters ON fighters.id = aside.fighter_id
       ORDER BY aside.source, aside.file, aside.line NULLS LAST, aside.id`,
      [limit],
    );
  }

  findAmbiguous(): Promise<AmbiguousFighter[]> {
    return this.dataSource.query<AmbiguousFighter[]>(
      `SELECT id AS fighter_id, name,
         (SELECT count(*)::int FROM mma.bout_participants AS sides WHERE sides.fighter_id = ambiguous.id) AS bouts,
         (SELECT coalesce(jsonb_agg(jsonb_build_object(
             'fighter_id', candidate.id, 'name', candidate.name, 'nickname', candidate.nickname) ORDER BY candidate.id), '[]')
           FROM mma.fighters AS candidate WHERE candidate.id = ANY (ambiguous.ambiguous_ids)) AS candidates
       FROM mma.fighters AS ambiguous WHERE ambiguous_ids IS NOT NULL ORDER BY name, id`,
    );
  }
}

/** Doubtful sports data: quarantined rows, ambiguous fighters, and the last imports. */
export interface DataReport {
  status: DataStatus;
  /** Sorted by source, file and line; limited, see `status.counts.quarantined` for the total. */
  quarantined: QuarantinedRowReport[];
  ambiguous: AmbiguousFighter[];
  imports: LastSync[];
}

export interface QuarantinedRowReport extends QuarantinedRow {
  /** Fighters of its bout, if known. */
  bout: string | null;
  fighter: string | null;
}

/** A placeholder for bouts of one of several namesakes. */
export interface AmbiguousFighter {
  fighter_id: string;
  name: string;
  bouts: number;
  candidates: { fighter_id: string; name: string; nickname: string | null }[];
}
