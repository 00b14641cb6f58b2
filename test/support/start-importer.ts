import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigModule, loadConfig } from '@app/config';
import {
  DataCollectionModule,
  DataReportService,
  DataStatusService,
  type ImportReport,
  ImportService,
  StarterDataService,
  SyncService,
} from '@app/data-collection';
import { DatabaseModule } from '@app/database';
import { Calendar, MMA_ENTITIES, MmaModule, ServedDataVersion, ToolRegistry } from '@app/mma';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';

export const IMPORT_FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'import');

export interface TestImporter {
  imports: ImportService;
  starter: StarterDataService;
  sync: SyncService;
  status: DataStatusService;
  report: DataReportService;
  tools: ToolRegistry;
  /** Serves the newest data. */
  serveNewest(): Promise<void>;
  rows<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  value(sql: string, parameters?: unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

/** @param today `YYYY-MM-DD` @default the actual day */
export async function startImporter(env: Record<string, string>, today?: string): Promise<TestImporter> {
  const config = loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), ...env });
  const builder = Test.createTestingModule({
    imports: [
      ConfigModule.forRoot(config),
      DatabaseModule.forRoot(config, MMA_ENTITIES),
      DataCollectionModule,
      MmaModule,
    ],
  });
  if (today !== undefined) builder.overrideProvider(Calendar).useValue({ today: () => today });
  const app = await builder.compile();
  await app.init();
  const dataSource = app.get(DataSource);
  const rows = async <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    dataSource.query<Row[]>(sql, parameters);
  return {
    imports: app.get(ImportService),
    starter: app.get(StarterDataService),
    sync: app.get(SyncService),
    status: app.get(DataStatusService),
    report: app.get(DataReportService),
    tools: app.get(ToolRegistry),
    serveNewest: () => app.get(ServedDataVersion).refresh(),
    rows,
    value: async (sql, parameters) =>
      Object.values((await rows<Record<string, unknown>>(sql, parameters))[0] ?? {})[0],
    close: () => app.close(),
  };
}

/** Inserted and updated rows by table, without unchanged tables. */
export const changesOf = ({ tables }: ImportReport): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tables)
      .filter(([, counts]) => counts.inserted + counts.updated > 0)
      .map(([table, counts]) => [table, `+${counts.inserted} ~${counts.updated}`]),
  );

/** Edits one file of a copied folder. @throws if nothing changes */
export function editFile(folder: string, file: string, change: (text: string) => string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`The edit of ${file} changed nothing.`);
  writeFileSync(path, changed);
}

export function copyFolder(folder: string): { folder: string; remove(): void } {
  const copy = mkdtempSync(join(tmpdir(), 'mma-import-'));
  cpSync(folder, copy, { recursive: true });
  return { folder: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
}
