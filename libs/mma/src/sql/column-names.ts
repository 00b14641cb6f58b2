import { FUNCTIONS, TYPES } from './allowed-functions.js';
import { nearestNames } from './nearest-names.js';
import { locationOf, namesOf, type Fields } from './parse-node.js';
import type { ReadView } from './read-view.js';
import { SqlRefusedError } from './sql-refused.error.js';

/** Names that PostgreSQL gives to columns without one. */
const DEFAULT_NAMES = new Set([
  '?column?',
  'case',
  'coalesce',
  'current_date',
  'exists',
  'greatest',
  'grouping',
  'least',
  'nullif',
  'row',
  ...FUNCTIONS,
  ...TYPES,
]);
const COLUMN_OF_VALUES = /^column\d+$/;

/**
 * `x.name` means `name(x)` to PostgreSQL if x has no such column: a qualified name must be a column of a view, or a name
 * that the statement gives.
 */
export class ColumnNames {
  private readonly given = new Set<string>();
  private readonly qualified: { name: string; fields: Fields }[] = [];

  add(kind: string, fields: Fields): void {
    const { name } = fields;
    if (kind === 'ResTarget' && typeof name === 'string') this.given.add(name);
    else if (kind === 'Alias') this.addAll(fields['colnames']);
    else if (kind === 'CommonTableExpr') this.addAll(fields['aliascolnames']);
    else if (kind === 'ColumnRef') {
      const names = namesOf(fields['fields']) ?? [];
      const last = names.at(-1);
      if (names.length > 1 && last !== undefined) this.qualified.push({ name: last, fields });
    }
  }

  /** @throws SqlRefusedError */
  check(views: readonly ReadView[]): void {
    const columns = new Set(views.flatMap((view) => view.columns.map(({ name }) => name)));
    for (const { name, fields } of this.qualified) {
      const isKnown =
        columns.has(name) || this.given.has(name) || DEFAULT_NAMES.has(name) || COLUMN_OF_VALUES.test(name);
      if (isKnown) continue;
      const near = nearestNames(name, [...columns, ...this.given]);
      const hint = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
      throw new SqlRefusedError(`There is no column "${name}".${hint}`, locationOf(fields));
    }
  }

  private addAll(names: unknown): void {
    for (const name of namesOf(names) ?? []) this.given.add(name);
  }
}
