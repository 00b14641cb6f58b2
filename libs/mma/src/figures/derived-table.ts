/**
 * For the rest of a transaction that counts derived tables. The planner does not know how large they are meanwhile:
 * hash joins in memory are right at any size.
 */
export const SETTINGS = [
  'SET LOCAL enable_nestloop = off',
  'SET LOCAL enable_mergejoin = off',
  `SET LOCAL work_mem = '64MB'`,
  // A pool's own limit is for questions.
  'SET LOCAL statement_timeout = 0',
];

/** A table whose rows follow from other tables. */
export interface DerivedTable {
  /** Without its schema `mma`. */
  name: string;
  key: readonly string[];
  /** Columns besides the key. */
  columns: readonly string[];
  /** Selects every row as it should be, with the key's columns and the others by name. */
  select: string;
}

/**
 * Statements that bring a table to its state: only rows that differ are written, so that a rebuild after a small import
 * is small. To be run in one transaction; the number of touched rows is the sum of what `write` affects.
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
