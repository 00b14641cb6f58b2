import { DatasetEntity, ImportRunEntity } from '@app/mma';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { DataCounts } from './data-status.js';

@Injectable()
export class DataStatusRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  findDataset(): Promise<DatasetEntity | null> {
    return this.dataSource.getRepository(DatasetEntity).findOneBy({ id: 1 });
  }

  async findLastRun(): Promise<ImportRunEntity | null> {
    const [run] = await this.findRuns(1);
    return run ?? null;
  }

  /** Newest first. */
  findRuns(count: number): Promise<ImportRunEntity[]> {
    return this.dataSource
      .getRepository(ImportRunEntity)
      .find({ order: { startedAt: 'DESC', id: 'DESC' }, take: count });
  }

  async countAll(): Promise<DataCounts> {
    const [counts] = await this.dataSource.query<DataCounts[]>(
      `SELECT (SELECT count(*)::int FROM mma.events) AS events,
         (SELECT count(*)::int FROM mma.bouts) AS bouts,
         (SELECT count(*)::int FROM mma.fighters) AS fighters,
         (SELECT count(*)::int FROM mma.fighters WHERE coverage = 'complete') AS complete_fighters,
         (SELECT count(*)::int FROM mma.round_statistics) AS rounds,
         (SELECT count(*)::int FROM mma.bout_totals) AS totals,
         (SELECT count(*)::int FROM mma.rankings) AS rankings,
         (SELECT count(*)::int FROM mma.quarantined_rows) AS quarantined`,
    );
    if (!counts) throw new Error('The counts of the sports data came back empty.');
    return counts;
  }
}
