import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { CAREER_BOUTS } from './career-bouts.table.js';
import { CAREER_FIGURES } from './career-figures.table.js';
import { bringUpToDate, SETTINGS, type DerivedTable } from './derived-table.js';
import { FIGHTER_CAREERS } from './fighter-careers.table.js';
import { TITLE_BOUTS } from './title-bouts.table.js';

/** Grows with every change of what derived tables hold, so that older rows are counted anew at the next start. */
const FIGURES_VERSION = 1;

/** In the order in which they are counted: later ones rest on earlier ones. */
const DERIVED_TABLES: readonly DerivedTable[] = [CAREER_BOUTS, FIGHTER_CAREERS, CAREER_FIGURES, TITLE_BOUTS];

/** With their schema. */
export const DERIVED_TABLE_NAMES = DERIVED_TABLES.map(({ name }) => `mma.${name}`);

/**
 * Counts every derived table anew within the transaction that the runner is in.
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
  await runner.query('UPDATE mma.dataset SET figures_version = $1 WHERE figures_version <> $1', [
    FIGURES_VERSION,
  ]);
  return touched;
}

@Injectable()
export class DerivedFiguresRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether there is data whose derived figures were never counted, or by other formulas than today's. */
  async isStale(): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      'SELECT 1 FROM mma.dataset WHERE figures_version <> $1',
      [FIGURES_VERSION],
    );
    return rows.length > 0;
  }

  /** Counts everything anew, one process at a time. @returns how many rows changed. */
  async rebuild(): Promise<number> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      // Whoever else counts, or imports, changes this row at its end: they wait for one another here.
      await runner.query('SELECT 1 FROM mma.dataset FOR UPDATE');
      const touched = await rebuildDerivedFigures(runner);
      await runner.commitTransaction();
      if (touched > 0) await this.analyze();
      return touched;
    } catch (error) {
      // A connection that broke has rolled back already; its own failure must not hide the first one.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async analyze(): Promise<void> {
    await this.dataSource.query(`ANALYZE ${DERIVED_TABLE_NAMES.join(', ')}`);
  }
}
