import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** Sort key of the list. */
export interface QuarantinePosition {
  /** RFC 3339 with microseconds. */
  first_seen_at: string;
  id: string;
}

export interface QuarantinedRow {
  source: string;
  file: string;
  /** Null for a row that was current data until the source contradicted it. */
  line: number | null;
  reason: string;
  values: Record<string, unknown>;
  event_id: string | null;
  bout_id: string | null;
  fighter_id: string | null;
  round: number | null;
  first_seen_at: string;
}

export interface ListedQuarantinedRow extends QuarantinedRow, QuarantinePosition {}

@Injectable()
export class QuarantineListRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Newest first, after a position. */
  findPage(after: QuarantinePosition | null, limit: number): Promise<ListedQuarantinedRow[]> {
    // By hand: compares pairs, and keeps the microseconds of the sort key.
    return this.dataSource.query<ListedQuarantinedRow[]>(
      `SELECT id, source, file, line, reason, row_values AS values, event_id, bout_id, fighter_id, round,
         to_char(first_seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS first_seen_at
       FROM mma.quarantined_rows AS aside
       WHERE $1::timestamptz IS NULL OR (aside.first_seen_at, id) < ($1::timestamptz, $2::text)
       ORDER BY aside.first_seen_at DESC, id DESC LIMIT $3`,
      [after?.first_seen_at ?? null, after?.id ?? null, limit],
    );
  }
}
