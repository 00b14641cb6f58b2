import pg from 'pg';
import {
  type DataSourceOptions,
  type EntitySchema,
  type MixedList,
  DefaultNamingStrategy,
  type Table,
} from 'typeorm';
import type { DatabaseHandle } from './open-database.js';
import { GuardedPool } from './guarded-pool.js';
import { MIGRATIONS } from './migrations/index.js';

export type Entities = MixedList<(new () => object) | string | EntitySchema>;

export function createDataSourceOptions(handle: DatabaseHandle, entities: Entities): DataSourceOptions {
  return {
    ...handle.options,
    driver: { ...pg, Pool: GuardedPool },
    entities,
    migrations: MIGRATIONS,
    namingStrategy: new PostgresNamingStrategy(),
    migrationsTableName: 'migrations',
    // Schema of the migrations table; entities name their own.
    schema: 'app',
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
  };
}

/** PostgreSQL's default constraint names, so that migrations are readable and errors name the columns. */
class PostgresNamingStrategy extends DefaultNamingStrategy {
  override primaryKeyName(table: Table | string): string {
    return `${bareName(table)}_pkey`;
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return `${bareName(table)}_${columns.join('_')}_key`;
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return `${bareName(table)}_${columns.join('_')}_fkey`;
  }
}

function bareName(table: Table | string): string {
  const name = typeof table === 'string' ? table : table.name;
  return name.slice(name.lastIndexOf('.') + 1);
}
