import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Not, Repository, type QueryRunner } from 'typeorm';
import { DatasetEntity } from '../entities/dataset.entity.js';
import { APPEARANCES } from './appearances.table.js';
import { CAREER_FIGURES } from './career-figures.table.js';
import { RATING_TABLE_NAMES, rebuildRatings } from '../ratings/rating-tables.repository.js';
import { bringUpToDate, SETTINGS, type DerivedTable } from '../repositories/derived-table.js';
import { FIGHTER_CAREERS } from './fighter-careers.table.js';
import { TITLE_BOUTS } from './title-bouts.table.js';

/** Increase it with every change of the derived tables: they are counted again at the next start. */
const FIGURES_VERSION = 5;

/** In the order in which they are counted: later ones read earlier ones. */
const DERIVED_TABLES: readonly DerivedTable[] = [TITLE_BOUTS, APPEARANCES, FIGHTER_CAREERS, CAREER_FIGURES];

/** With their schema. */
export const DERIVED_TABLE_NAMES = [...DERIVED_TABLES.map(({ name }) => name), ...RATING_TABLE_NAMES].map(
  (name) => `mma.${name}`,
);

/**
 * Counts every derived table again within the runner's transaction. SQL by hand: set operations over whole tables.
 * @returns how many rows changed.
 */
export async function rebuildDerivedFigures(runner: QueryRunner): Promise<number> {
  let touched = 0;
  for (const setting of SETTINGS) await runner.query(setting);
  for (const table of DERIVED_TABLES) {
    const { prepare, write, clean } = bringUpToDate(table);
    for (const statement of prepare) await runner.query(statement);
    for (const statement of write) touched += (await runner.query(statement, [], true)).affected ?? 0;
    await runner.query(clean);
  }
  touched += await rebuildRatings(runner);
  await runner.manager.update(
    DatasetEntity,
    { figuresVersion: Not(FIGURES_VERSION) },
    { figuresVersion: FIGURES_VERSION },
  );
  return touched;
}

@Injectable()
export class DerivedFiguresRepository {
  constructor(@InjectRepository(DatasetEntity) private readonly datasets: Repository<DatasetEntity>) {}

  /** Whether the derived figures were never counted, or by another version of the formulas. */
  isStale(): Promise<boolean> {
    return this.datasets.existsBy({ figuresVersion: Not(FIGURES_VERSION) });
  }

  /** Counts everything again, one process at a time. @returns how many rows changed. */
  async rebuild(): Promise<number> {
    const runner = this.datasets.manager.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      // An import or another process that counts updates this row too: they wait for one another.
      await runner.manager.findOne(DatasetEntity, { where: { id: 1 }, lock: { mode: 'pessimistic_write' } });
      const touched = await rebuildDerivedFigures(runner);
      await runner.commitTransaction();
      if (touched > 0) await this.analyze();
      return touched;
    } catch (error) {
      // A broken connection has rolled back already; its error must not hide the first one.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async analyze(): Promise<void> {
    await this.datasets.query(`ANALYZE ${DERIVED_TABLE_NAMES.join(', ')}`);
  }
}
