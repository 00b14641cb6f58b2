import { setTimeout as delay } from 'node:timers/promises';
import type { AppConfig } from '@app/config';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import {
  assertServerVersion,
  DatabaseUnusableError,
  explainConnectionFailure,
  isRetryUseless,
  reasonOf,
} from './connection-failure.js';
import { describeServer } from './connection-url.js';
import { createDataSourceOptions, type Entities } from './data-source-options.js';
import { type DatabaseHandle, openDatabase } from './open-database.js';
import { DrainingDataSource } from './draining-data-source.js';
import { runMigrations } from './migrate.js';

/** About half a minute, for a server that is starting. */
const CONNECT_ATTEMPTS = 15;
const CONNECT_DELAY_MS = 2000;

const logger = new Logger('Database');

export class OpenDatabase {
  constructor(
    readonly handle: DatabaseHandle,
    readonly dataSource: DataSource,
  ) {}

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.handle.close();
  }
}

/** Closes everything if it throws. */
export async function openDataSource(config: AppConfig, entities: Entities): Promise<OpenDatabase> {
  const handle = await openDatabase(config);
  // The embedded engine runs one statement at a time, so it cannot cancel one.
  const dataSource = new DrainingDataSource(
    createDataSourceOptions(handle, entities),
    handle.kind === 'postgres',
  );
  const database = new OpenDatabase(handle, dataSource);
  try {
    const migrations = await prepare(dataSource, config.env.DATABASE_URL);
    if (migrations.length > 0) logger.log(`Migrations applied: ${migrations.join(', ')}`);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Connects and migrates. @returns the names of the applied migrations
 * @param databaseUrl undefined for the embedded database
 * @throws DatabaseUnusableError if a setting or the server must be changed first
 */
async function prepare(dataSource: DataSource, databaseUrl: string | undefined): Promise<string[]> {
  try {
    await connect(dataSource, databaseUrl);
    if (databaseUrl !== undefined) {
      const [row] = await dataSource.query<{ version: number }[]>(
        `SELECT current_setting('server_version_num')::int AS version`,
      );
      assertServerVersion(row?.version ?? 0, databaseUrl);
    }
    return await runMigrations(dataSource);
  } catch (error) {
    if (databaseUrl === undefined || error instanceof DatabaseUnusableError) throw error;
    throw explainConnectionFailure(error, databaseUrl) ?? error;
  }
}

async function connect(dataSource: DataSource, databaseUrl: string | undefined): Promise<void> {
  const server =
    databaseUrl === undefined ? 'The embedded database' : `The database at ${describeServer(databaseUrl)}`;
  for (let attempt = 1; ; attempt++) {
    try {
      await dataSource.initialize();
      return;
    } catch (error) {
      if (isRetryUseless(error) || attempt === CONNECT_ATTEMPTS) throw error;
      logger.warn(`${server} is unavailable: ${reasonOf(error)}. Retrying in ${CONNECT_DELAY_MS / 1000} s.`);
      await delay(CONNECT_DELAY_MS);
    }
  }
}
