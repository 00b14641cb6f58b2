import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { DatasetEntity } from '../entities/dataset.entity.js';
import { FighterEntity } from '../entities/fighter.entity.js';
import { selectProperties, selectRows } from './abortable-query.js';

export type DatasetState = Pick<DatasetEntity, 'dataVersion' | 'asOf' | 'coverage'>;

@Injectable()
export class DatasetRepository {
  constructor(
    @InjectRepository(DatasetEntity) private readonly datasets: Repository<DatasetEntity>,
    @InjectRepository(FighterEntity) private readonly fighters: Repository<FighterEntity>,
  ) {}

  /** Null before the first import. */
  async readState(signal: AbortSignal): Promise<DatasetState | null> {
    const query = selectProperties(this.datasets, ['dataVersion', 'asOf', 'coverage']).where({ id: 1 });
    const rows = await selectRows<DatasetState>(query, signal);
    return rows[0] ?? null;
  }

  /** Folded names of fighters whose bouts the data cannot tell apart from those of a namesake. */
  async readAmbiguousNames(signal: AbortSignal): Promise<ReadonlySet<string>> {
    const query = this.fighters
      .createQueryBuilder('merged')
      .innerJoin(FighterEntity, 'named', 'named.id = merged.id OR named.id = ANY (merged.ambiguousIds)')
      .select('named.nameFolded', 'name')
      .distinct(true)
      .where('merged.ambiguousIds IS NOT NULL');
    const rows = await selectRows<{ name: string }>(query, signal);
    return new Set(rows.map(({ name }) => name));
  }
}
