import type { AppConfig } from '@app/config';
import { openDataSource, revertMigrations, runMigrations } from '@app/database';
import type { DataSource } from 'typeorm';
import { loadAllEntities } from './all-entities.js';

/**
 * Returns tables that survive the way down, and statements that the schema still lacks.
 * @throws if the database has rows, which would be lost
 */
export async function checkMigrations(config: AppConfig): Promise<string[]> {
  const database = await openDataSource(config, await loadAllEntities());
  try {
    const { dataSource } = database;
    await refuseRows(dataSource);
    await revertMigrations(dataSource);
    const left = await tablesOf(dataSource);
    await runMigrations(dataSource);
    const missing = await dataSource.driver.createSchemaBuilder().log();
    return [
      ...left.map((table) => `The way down leaves ${table}.`),
      ...missing.upQueries.map(({ query }) => `The entities need: ${query}`),
    ];
  } finally {
    await database.close();
  }
}

async function refuseRows(dataSource: DataSource): Promise<void> {
  for (const table of await tablesOf(dataSource)) {
    const rows = await dataSource.query<unknown[]>(`SELECT 1 FROM ${table} LIMIT 1`);
    if (rows.length > 0) {
      throw new Error(`Table ${table} holds rows, which the check would delete. Give it an empty database.`);
    }
  }
}

async function tablesOf(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ name: string }[]>(`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_schema IN ('app', 'mma') AND (table_schema, table_name) <> ('app', 'migrations')
    ORDER BY 1`);
  return rows.map((row) => row.name);
}
