/**
 * For the rest of the transaction: the planner has no statistics of freshly written tables, and hash joins are fast at
 * any size.
 */
export const SETTINGS = [
  'SET LOCAL enable_nestloop = off',
  'SET LOCAL enable_mergejoin = off',
  `SET LOCAL work_mem = '64MB'`,
  // The pool's limit is for queries of users.
  'SET LOCAL statement_timeout = 0',
];

/** A table computed from other tables. */
export interface DerivedTable {
  /** Without its schema `mma`. */
  name: string;
  key: readonly string[];
  /** Columns besides the key. */
  columns: readonly string[];
  /** Selects the expected rows, key and other columns by name. */
  select: string;
}

/**
 * Statements that update a table to its expected rows in one transaction. Only rows that differ are written. The sum of
 * the rows affected by `write` is the number of changes.
 */
export function bringUpToDate({ name, key, columns, select }: DerivedTable): {
  prepare: string[];
  write: string[];
  clean: string;
} {
  const fresh = `fresh_${name}`;
  const all = [...key, ...columns];
  const sameKey = key.map((column) => `standing.${column} = fresh.${column}`).join(' AND ');
  const rowOf = (table: string): string => `ROW(${columns.map((column) => `${table}.${column}`).join(', ')})`;
  return {
    prepare: [
      `DROP TABLE IF EXISTS ${fresh}`,
      `CREATE TEMP TABLE ${fresh} AS SELECT ${all.join(', ')} FROM (${select}) AS rows`,
    ],
    write: [
      `DELETE FROM mma.${name} AS standing
        WHERE NOT EXISTS (SELECT 1 FROM ${fresh} AS fresh WHERE ${sameKey})`,
      `UPDATE mma.${name} AS standing SET ${columns.map((column) => `${column} = fresh.${column}`).join(', ')}
         FROM ${fresh} AS fresh WHERE ${sameKey} AND ${rowOf('standing')} IS DISTINCT FROM ${rowOf('fresh')}`,
      `INSERT INTO mma.${name} (${all.join(', ')})
       SELECT ${all.map((column) => `fresh.${column}`).join(', ')} FROM ${fresh} AS fresh
        WHERE NOT EXISTS (SELECT 1 FROM mma.${name} AS standing WHERE ${sameKey})
        ORDER BY ${key.map((column) => `fresh.${column}`).join(', ')}`,
    ],
    clean: `DROP TABLE ${fresh}`,
  };
}
