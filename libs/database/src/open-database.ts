import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import type { AppConfig } from '@app/config';
import { toDriverUrl } from './connection-url.js';
import { openEmbeddedDatabase } from './embedded/open-embedded-database.js';
import { PLANNER_SETTINGS } from './planner-settings.js';

export type ConnectionOptions = { type: 'postgres' } & Partial<
  Pick<
    PostgresDataSourceOptions,
    'host' | 'port' | 'username' | 'database' | 'applicationName' | 'poolSize' | 'extra'
  >
>;

export interface DatabaseHandle {
  readonly kind: 'embedded' | 'postgres';
  readonly isOwner: boolean;
  readonly options: ConnectionOptions;
  close(): Promise<void>;
}

const APPLICATION_NAME = 'mma-savant';
const SECOND = 1000;

/**
 * Opens DATABASE_URL, or the embedded database in DATABASE_DIR.
 * @throws DatabaseFolderBusyError, DatabaseFolderUnusableError, EmbeddedEngineError
 */
export async function openDatabase(config: AppConfig): Promise<DatabaseHandle> {
  const { DATABASE_URL, DATABASE_DIR, DATABASE_POOL_SIZE } = config.env;
  const common: ConnectionOptions = {
    type: 'postgres',
    applicationName: APPLICATION_NAME,
    poolSize: DATABASE_POOL_SIZE,
  };
  if (DATABASE_URL !== undefined) {
    return {
      kind: 'postgres',
      isOwner: false,
      options: {
        ...common,
        extra: {
          // Unparsed, so that its parameters (sslmode and others) reach the driver.
          connectionString: toDriverUrl(DATABASE_URL),
          connectionTimeoutMillis: 10 * SECOND,
          idleTimeoutMillis: 60 * SECOND,
          keepAlive: true,
          // Detects lost connections without a statement.
          keepAliveInitialDelayMillis: 10 * SECOND,
          watchServer: true,
          statement_timeout: 60 * SECOND,
          idle_in_transaction_session_timeout: 120 * SECOND,
          options: PLANNER_SETTINGS.map((setting) => `-c ${setting}`).join(' '),
        },
      },
      close: async () => undefined,
    };
  }
  const embedded = await openEmbeddedDatabase(DATABASE_DIR);
  return {
    kind: 'embedded',
    isOwner: embedded.isOwner,
    options: {
      ...common,
      host: embedded.host,
      port: embedded.port,
      username: 'postgres',
      database: 'postgres',
      extra: {
        // Connections wait for each other's transactions.
        connectionTimeoutMillis: 60 * SECOND,
        idleTimeoutMillis: 60 * SECOND,
      },
    },
    close: () => embedded.close(),
  };
}
