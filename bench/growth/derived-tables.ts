import { DERIVED_TABLE_NAMES, rebuildDerivedFigures } from '@app/mma';
import type { QueryRunner } from 'typeorm';

/**
 * Rebuilds the derived tables, as after an import.
 * @returns their names without the schema
 */
export async function rebuildFigures(runner: QueryRunner): Promise<string[]> {
  await runner.startTransaction();
  try {
    await rebuildDerivedFigures(runner);
    await runner.commitTransaction();
  } catch (error) {
    if (!runner.isReleased) await runner.rollbackTransaction();
    throw error;
  }
  return derivedTables();
}

const derivedTables = (): string[] => DERIVED_TABLE_NAMES.map((name) => name.replace(/^mma\./, ''));

/** A table of one row, which a scan reads best. */
const ONE_ROW = 'matchup_models';

/** Tables that grow with the number of bouts: calls about one fighter, event or bout must not scan them. */
export const GUARDED_TABLES = [
  'bouts',
  'bout_participants',
  'bout_totals',
  'round_statistics',
  ...derivedTables().filter((name) => name !== ONE_ROW),
];

/** Growing tables whose scans are only reported: names and locations are searched in them. */
export const WATCHED_TABLES = ['fighters', 'fighter_aliases', 'events', 'rankings'];
