import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigModule, loadConfig } from '@app/config';
import {
  DataCollectionModule,
  DataStatusService,
  ImportService,
  StarterDataService,
} from '@app/data-collection';
import { DatabaseModule } from '@app/database';
import { MMA_ENTITIES } from '@app/mma';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';

export const IMPORT_FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'import');

/** The import services on a database, and its rows. */
export interface TestImporter {
  imports: ImportService;
  starter: StarterDataService;
  status: DataStatusService;
  rows<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** The only value of the only row. */
  value(sql: string, parameters?: unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

export async function startImporter(env: Record<string, string>): Promise<TestImporter> {
  const config = loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), ...env });
  @Module({
    imports: [
      ConfigModule.forRoot(config),
      DatabaseModule.forRoot(config, MMA_ENTITIES),
      DataCollectionModule,
    ],
  })
  class TestImportModule {}
  const app = await NestFactory.createApplicationContext(TestImportModule, {
    logger: false,
    abortOnError: false,
  });
  const dataSource = app.get(DataSource);
  const rows = async <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    dataSource.query<Row[]>(sql, parameters);
  return {
    imports: app.get(ImportService),
    starter: app.get(StarterDataService),
    status: app.get(DataStatusService),
    rows,
    value: async (sql, parameters) =>
      Object.values((await rows<Record<string, unknown>>(sql, parameters))[0] ?? {})[0],
    close: () => app.close(),
  };
}

/** A copy of a folder that a test may change. */
export function copyFolder(folder: string): { folder: string; remove(): void } {
  const copy = mkdtempSync(join(tmpdir(), 'mma-import-'));
  cpSync(folder, copy, { recursive: true });
  return { folder: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
}
