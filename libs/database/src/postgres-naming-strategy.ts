import { DefaultNamingStrategy, type Table } from 'typeorm';

/** Names constraints as PostgreSQL itself does, so that migrations are readable SQL and errors name the columns. */
export class PostgresNamingStrategy extends DefaultNamingStrategy {
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

/** A table's name without its schema. */
function bareName(table: Table | string): string {
  const name = typeof table === 'string' ? table : table.name;
  return name.slice(name.lastIndexOf('.') + 1);
}
