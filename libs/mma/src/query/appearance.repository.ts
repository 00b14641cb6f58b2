import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { AppearanceEntity } from '../entities/appearance.entity.js';
import type { BoutResult, MethodGroup, TitleKind, WeightClass } from '../domain/vocabulary.js';
import { queryRows, selectProperties, selectRows } from '../repositories/abortable-query.js';
import type { CompiledQuery } from './compile-query.js';
import type { WrittenMethod } from './method-words.js';

/** A row of a query with one of its examples; rows without examples have nulls in its place. */
export interface QueryResultRow {
  /** Number on the page. */
  position: number;
  /** Null where it is not known. */
  key: string | null;
  /** Of persons and events. */
  name: string | null;
  value: number | string | null;
  bouts: number;
  from: string | null;
  to: string | null;
  rank: number;
  /** Rows on all pages. */
  total: number;
  /** Rows that share the rank of the last row of the page. */
  tied: number;
  /** Bouts left out because the measure knows nothing of them. */
  unknown: number;
  /** Of the example. */
  statistic: number | null;
  boutId: string | null;
}

/** The example bout of a row. */
export interface ExampleRow {
  statistic: number | null;
  boutId: string;
  eventId: string;
  event: string;
  heldOn: string | null;
  weightClass: WeightClass | null;
  title: TitleKind;
  method: string;
  methodGroup: MethodGroup;
  methodDetail: string | null;
  round: number;
  timeSeconds: number;
  durationSeconds: number | null;
  result: BoutResult;
  fighterId: string;
  fighter: string;
  opponentId: string;
  opponent: string;
  age: number | null;
  sourceUrl: string;
}

/** A way in which bouts ended; `text` is their `method_text`. */
export type KnownMethod = WrittenMethod & { text: string; group: MethodGroup };

@Injectable()
export class AppearanceRepository {
  constructor(
    @InjectRepository(AppearanceEntity) private readonly appearances: Repository<AppearanceEntity>,
  ) {}

  run(
    { sql, parameters }: CompiledQuery,
    signal: AbortSignal,
  ): Promise<(QueryResultRow | (QueryResultRow & ExampleRow))[]> {
    return queryRows(this.appearances.manager.dataSource, sql, parameters, signal);
  }

  async findReferees(signal: AbortSignal): Promise<string[]> {
    const query = selectProperties(this.appearances, ['referee'])
      .distinct(true)
      .where('t.referee IS NOT NULL');
    const rows = await selectRows<{ referee: string }>(query, signal);
    return rows.map(({ referee }) => referee).sort();
  }

  findMethods(signal: AbortSignal): Promise<KnownMethod[]> {
    const query = this.appearances
      .createQueryBuilder('t')
      .select('t.methodText', 'text')
      .addSelect('t.method', 'method')
      .addSelect('t.methodDetail', 'detail')
      .addSelect('t.methodGroup', 'group')
      .distinct(true);
    return selectRows(query, signal);
  }
}
