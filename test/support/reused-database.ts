import { loadConfig } from '@app/config';
import { openDataSource } from '@app/database';
import { afterAll } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from './test-database.js';

type Data = 'starter' | 'all';

interface RunningDatabase extends TestDatabase {
  dataSource: DataSource;
}

/** Databases of this test file that no application uses. */
const unused = new Map<Data, RunningDatabase[]>();
const running: RunningDatabase[] = [];

afterAll(async () => {
  for (const { close } of running.splice(0)) await close();
  unused.clear();
});

/**
 * A database without users and chats. Starting the embedded engine takes seconds, so one engine serves the applications
 * of a test file one after another. A test that changes the schema or the sports data needs a database of its own.
 */
export async function reuseDatabase(data: Data): Promise<TestDatabase> {
  if ((process.env['TEST_DATABASE_URL'] ?? '') !== '') return createTestDatabase({ data });
  const database = unused.get(data)?.pop() ?? (await startDatabase(data));
  return {
    env: database.env,
    close: async () => {
      await removeAppData(database.dataSource);
      unused.set(data, [...(unused.get(data) ?? []), database]);
    },
  };
}

async function startDatabase(data: Data): Promise<RunningDatabase> {
  const { env, close } = await createTestDatabase({ data });
  // Keeps the engine running.
  const engine = await openDataSource(loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), ...env }), []);
  const database: RunningDatabase = {
    env,
    dataSource: engine.dataSource,
    close: async () => {
      await engine.close();
      await close();
    },
  };
  running.push(database);
  return database;
}

async function removeAppData(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const [row] = await manager.query<{ tables: string }[]>(
      `SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') AS tables
         FROM pg_tables WHERE schemaname = 'app' AND tablename <> 'migrations'`,
    );
    // Switches off the trigger that protects the audit log.
    await manager.query(`SET LOCAL session_replication_role = replica`);
    await manager.query(`TRUNCATE ${row?.tables} RESTART IDENTITY`);
  });
}
