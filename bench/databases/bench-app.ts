import { ConfigModule, loadConfig } from '@app/config';
import {
  DataCollectionModule,
  ImportService,
  type ImportReport,
  StarterDataService,
} from '@app/data-collection';
import { DatabaseModule } from '@app/database';
import { FighterNames, MMA_ENTITIES, MmaModule, ToolRegistry } from '@app/mma';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import type { BenchDatabase, DatabaseKind } from './bench-database.js';
import { QueryRecorder } from './query-recorder.js';

/** The program on one database: tools, import, and a record of its statements. */
export interface BenchApp {
  kind: DatabaseKind;
  registry: ToolRegistry;
  names: FighterNames;
  dataSource: DataSource;
  queries: QueryRecorder;
  importFrom(folder: string, signal: AbortSignal): Promise<ImportReport>;
  /** Loads the bundled data into an empty database. */
  loadStarter(): Promise<boolean>;
  close(): Promise<void>;
}

export async function startApp(database: BenchDatabase): Promise<BenchApp> {
  const config = loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), ...database.env });
  @Module({
    imports: [
      ConfigModule.forRoot(config),
      DatabaseModule.forRoot(config, MMA_ENTITIES),
      MmaModule,
      DataCollectionModule,
    ],
  })
  class BenchModule {}
  const app = await NestFactory.createApplicationContext(BenchModule, {
    logger: ['error'],
    abortOnError: false,
  });
  const dataSource = app.get(DataSource);
  return {
    kind: database.kind,
    registry: app.get(ToolRegistry),
    names: app.get(FighterNames),
    dataSource,
    queries: new QueryRecorder(dataSource),
    importFrom: (folder, signal) => app.get(ImportService).importFrom(folder, { signal }),
    loadStarter: () => app.get(StarterDataService).loadWhenEmpty(),
    close: () => app.close(),
  };
}
