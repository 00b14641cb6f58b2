import { commandText } from '@app/common';
import type { DatasetEntity, ImportRunEntity } from '@app/mma';
import { Injectable } from '@nestjs/common';
import type { DataCounts, DataStatus, LastSync } from './data-status.js';
import { DataStatusRepository } from './data-status.repository.js';

const howToGetTheRest = (): string =>
  `Only selected careers are here. Run \`${commandText('data:sync')}\` to get the rest, or \`${commandText('data:import', '<folder or URL>')}\` with all UFC CSV files.`;

@Injectable()
export class DataStatusService {
  /** Counting is slow, so the counts are cached until the data or the last run changes. */
  private counted: { state: string; counts: Promise<DataCounts> } | undefined;
  private reading: Promise<DataStatus> | undefined;

  constructor(private readonly repository: DataStatusRepository) {}

  /** Concurrent calls share one read. */
  read(): Promise<DataStatus> {
    this.reading ??= this.readAlone().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  /** The last imports, newest first. */
  async readRuns(count: number): Promise<LastSync[]> {
    return (await this.repository.findRuns(count)).map(toLastSync);
  }

  private async readAlone(): Promise<DataStatus> {
    const [dataset, run] = await Promise.all([this.repository.findDataset(), this.repository.findLastRun()]);
    const counts = await this.count(dataset, run);
    const coverage = dataset?.coverage ?? 'starter';
    return {
      as_of: dataset?.asOf ?? null,
      coverage,
      counts,
      data_version: dataset?.dataVersion ?? 0,
      last_sync: run === null ? null : toLastSync(run),
      how_to_get_the_rest: coverage === 'complete' ? null : howToGetTheRest(),
    };
  }

  private async count(dataset: DatasetEntity | null, run: ImportRunEntity | null): Promise<DataCounts> {
    const state = [dataset?.dataVersion, run?.id, run?.status].join(' ');
    if (this.counted?.state !== state) this.counted = { state, counts: this.repository.countAll() };
    try {
      return await this.counted.counts;
    } catch (error) {
      this.counted = undefined;
      throw error;
    }
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
    progress: run.progress,
    failure: run.failure,
  };
}
