import type { ImportRunEntity } from '@app/mma';
import { Injectable } from '@nestjs/common';
import type { DataStatus, LastSync } from './data-status.js';
import { DataStatusRepository } from './data-status.repository.js';

const HOW_TO_GET_THE_REST =
  'Only selected careers are here. Run `npm run data:import -- <folder or URL>` with all UFC CSV files to get the rest.';

/** Tells how far the sports data reaches and how to get more. */
@Injectable()
export class DataStatusService {
  constructor(private readonly repository: DataStatusRepository) {}

  async read(): Promise<DataStatus> {
    const [dataset, run, counts] = await Promise.all([
      this.repository.findDataset(),
      this.repository.findLastRun(),
      this.repository.countAll(),
    ]);
    const coverage = dataset?.coverage ?? 'starter';
    return {
      as_of: dataset?.asOf ?? null,
      coverage,
      counts,
      data_version: dataset?.dataVersion ?? 0,
      last_sync: run === null ? null : toLastSync(run),
      how_to_get_the_rest: coverage === 'complete' ? null : HOW_TO_GET_THE_REST,
    };
  }
}

function toLastSync(run: ImportRunEntity): LastSync {
  const tables = Object.values(run.counts);
  const sum = (pick: 'inserted' | 'updated' | 'rejected'): number =>
    tables.reduce((total, counts) => total + counts[pick], 0);
  return {
    source: run.source,
    started_at: run.startedAt.toISOString(),
    finished_at: run.finishedAt?.toISOString() ?? null,
    inserted: sum('inserted'),
    updated: sum('updated'),
    rejected: sum('rejected'),
    status: run.status,
    failure: run.failure,
  };
}
