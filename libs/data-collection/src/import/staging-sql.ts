import type { StagedTable } from './staged-tables.js';

/**
 * Statements that stage rows and take them over, generated per table: bulk inserts by `unnest` and set-based
 * updates, which the query builder cannot express.
 */

const stageName = (table: StagedTable): string => `staged_${table.name}`;

const list = (columns: readonly string[]): string => columns.join(', ');

const matches = (table: StagedTable, left: string, right: string): string =>
  table.key.map((column) => `${left}.${column} = ${right}.${column}`).join(' AND ');

/** Temporary: private to the session. */
export const createStage = (table: StagedTable): string =>
  `CREATE TEMP TABLE ${stageName(table)} (${list(table.columns.map(([name, type]) => `${name} ${type}`))})`;

export const dropStage = (table: StagedTable): string => `DROP TABLE IF EXISTS ${stageName(table)}`;

export const analyzeStage = (table: StagedTable): string => `ANALYZE ${stageName(table)}`;

/** Parameters: one array per column. */
export const fillStage = (table: StagedTable): string =>
  `INSERT INTO ${stageName(table)} SELECT * FROM unnest(${list(
    table.columns.map(([, type], index) => `$${index + 1}::${type}[]`),
  )})`;

export const countStage = (table: StagedTable): string => `SELECT count(*) AS value FROM ${stageName(table)}`;

/** Updates rows that differ; identical rows are not written. */
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
 * Inserts missing rows. ON CONFLICT uses the index; an anti-join was slower, because the planner takes the
 * table for empty and scans it, including what it inserts.
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
