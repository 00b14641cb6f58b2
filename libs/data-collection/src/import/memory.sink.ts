import {
  STAGED_TABLE_NAMES,
  type StagedRow,
  type StagedRowSink,
  type StagedTableName,
} from './staged-tables.js';

export type StagedRows = Record<StagedTableName, StagedRow[]>;

export class MemorySink implements StagedRowSink {
  readonly rows: StagedRows = {
    events: [],
    fighters: [],
    fighter_aliases: [],
    bouts: [],
    bout_participants: [],
    bout_totals: [],
    round_statistics: [],
    rankings: [],
  };

  add(table: StagedTableName, row: StagedRow): void {
    this.rows[table].push(row);
  }

  async drain(): Promise<void> {}
}

export async function replayRows(rows: StagedRows, sink: StagedRowSink): Promise<number> {
  let count = 0;
  for (const table of STAGED_TABLE_NAMES) {
    for (const row of rows[table]) sink.add(table, row);
    count += rows[table].length;
    await sink.drain();
  }
  return count;
}
