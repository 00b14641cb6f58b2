import pg from 'pg';
import type { DataSourceOptions, EntitySchema, MixedList } from 'typeorm';
import type { DatabaseHandle } from './database-handle.js';
import { GuardedPool } from './guarded-pool.js';
import { MIGRATIONS } from './migrations/index.js';
import { PostgresNamingStrategy } from './postgres-naming-strategy.js';

/** Classes of entities. */
export type Entities = MixedList<(new () => object) | string | EntitySchema>;

/** TypeORM's options for an open database. The schema changes by migrations only. */
export function createDataSourceOptions(handle: DatabaseHandle, entities: Entities): DataSourceOptions {
  return {
    ...handle.options,
    driver: { ...pg, Pool: GuardedPool },
    entities,
    migrations: MIGRATIONS,
    namingStrategy: new PostgresNamingStrategy(),
    migrationsTableName: 'migrations',
    // The schema of the migrations' own table; every entity names its own.
    schema: 'app',
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
  };
}
