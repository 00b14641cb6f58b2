import { DERIVED_TABLE_NAMES, rebuildDerivedFigures } from '@app/mma';
import type { QueryRunner } from 'typeorm';

/** Lets the program count its derived tables anew, as after an import. @returns their names without the schema. */
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

/** The derived tables' names without the schema. */
export const derivedTables = (): string[] => DERIVED_TABLE_NAMES.map((name) => name.replace(/^mma\./, ''));
