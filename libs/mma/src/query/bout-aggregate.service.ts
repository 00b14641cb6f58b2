import { Injectable } from '@nestjs/common';
import { BoutAggregateRepository } from './bout-aggregate.repository.js';
import { PerDataVersion } from '../repositories/per-data-version.js';
import { ServedDataVersion } from '../repositories/served-data-version.js';
import {
  type AggregateFilter,
  type AggregateGroup,
  type AggregateRow,
  BoutTable,
  type SourceEvent,
} from './bout-table.js';

/** Aggregates over the current bouts, held in memory. */
@Injectable()
export class BoutAggregateService {
  private readonly table: PerDataVersion<BoutTable>;

  constructor(
    versions: ServedDataVersion,
    private readonly repository: BoutAggregateRepository,
  ) {
    this.table = new PerDataVersion(
      versions,
      async (signal) => new BoutTable(await repository.findCounted(signal)),
    );
  }

  /** As {@link BoutTable.count}, optionally for one fighter's bouts. */
  async count(
    group: AggregateGroup,
    fighterId: string | null,
    filter: Omit<AggregateFilter, 'among'>,
    mostEvents: number,
    signal: AbortSignal,
  ): Promise<{ rows: AggregateRow[]; newestEvents: SourceEvent[] }> {
    const [table, among] = await Promise.all([
      this.table.read(signal),
      fighterId === null ? null : this.repository.findBoutIds(fighterId, signal),
    ]);
    return table.count(group, { ...filter, among }, mostEvents);
  }
}
