import type { StagedTable } from './staged-tables.js';

/** The statements by which a table takes over its staged rows. */

const stageName = (table: StagedTable): string => `staged_${table.name}`;

const list = (columns: readonly string[]): string => columns.join(', ');

const matches = (table: StagedTable, left: string, right: string): string =>
  table.key.map((column) => `${left}.${column} = ${right}.${column}`).join(' AND ');

/** Session-private, so that two imports could not meet in it even without the import lock. */
export const createStage = (table: StagedTable): string =>
  `CREATE TEMP TABLE ${stageName(table)} (${list(table.columns.map(([name, type]) => `${name} ${type}`))})`;

export const dropStage = (table: StagedTable): string => `DROP TABLE IF EXISTS ${stageName(table)}`;

export const analyzeStage = (table: StagedTable): string => `ANALYZE ${stageName(table)}`;

/** Its parameters are one array per column. */
export const fillStage = (table: StagedTable): string =>
  `INSERT INTO ${stageName(table)} SELECT * FROM unnest(${list(
    table.columns.map(([, type], index) => `$${index + 1}::${type}[]`),
  )})`;

export const copyToStage = (table: StagedTable): string => `COPY ${stageName(table)} FROM STDIN`;

export const countStage = (table: StagedTable): string => `SELECT count(*) AS value FROM ${stageName(table)}`;

/** Changes the rows that stand and differ; rows that are the same are not written. */
export function updateChanged(table: StagedTable): string {
  const assignments = table.values.map(({ column, update }) => `${column} = ${update}`);
  if (table.isStamped) assignments.push('changed_at = now()');
  const standing = list(table.values.map(({ column }) => `current.${column}`));
  const next = list(table.values.map(({ update }) => update));
  return `UPDATE mma.${table.name} AS current SET ${list(assignments)}
    FROM ${stageName(table)} AS staged
    WHERE ${matches(table, 'current', 'staged')} AND ROW(${standing}) IS DISTINCT FROM ROW(${next})`;
}

/**
 * Adds the rows that do not stand yet. The index decides which do; an anti-join would scan a table of which the
 * planner knows only that it was empty, and go on scanning what it inserts.
 */
export function insertMissing(table: StagedTable): string {
  const columns = [...table.key, ...table.values.map(({ column }) => column)];
  const values = [
    ...table.key.map((column) => `staged.${column}`),
    ...table.values.map(({ insert }) => insert),
  ];
  return `INSERT INTO mma.${table.name} (${list(columns)})
    SELECT ${list(values)} FROM ${stageName(table)} AS staged
    ON CONFLICT (${list(table.key)}) DO NOTHING`;
}
