import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { queryRows } from './abortable-query.js';

/** How far the sports data reaches. */
export interface DatasetState {
  dataVersion: number;
  /** Day of the newest bout. */
  asOf: string | null;
  coverage: 'starter' | 'complete';
}

@Injectable()
export class DatasetRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Null while no data was ever loaded. */
  async readState(signal: AbortSignal): Promise<DatasetState | null> {
    const rows = await queryRows<DatasetState>(
      this.dataSource,
      `SELECT data_version AS "dataVersion", as_of::text AS "asOf", coverage FROM mma.dataset WHERE id = 1`,
      [],
      signal,
    );
    return rows[0] ?? null;
  }

  /** Folded names of the people some of whose bouts may be another's of the same name. */
  async readAmbiguousNames(signal: AbortSignal): Promise<ReadonlySet<string>> {
    const rows = await queryRows<{ name: string }>(
      this.dataSource,
      `SELECT DISTINCT person.name_folded AS name FROM mma.fighters AS somebody
         JOIN mma.fighters AS person ON person.id = somebody.id OR person.id = ANY (somebody.ambiguous_ids)
        WHERE somebody.ambiguous_ids IS NOT NULL`,
      [],
      signal,
    );
    return new Set(rows.map(({ name }) => name));
  }
}
