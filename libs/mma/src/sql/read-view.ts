/** Types of the views' columns, as PostgreSQL writes them. */
export type ReadType = 'text' | 'integer' | 'double precision' | 'boolean' | 'date';

export interface ReadColumn {
  name: string;
  type: ReadType;
  /** SQL over the view's `from`. */
  expression: string;
  /** Meaning, unit and values; null means unknown unless it says otherwise. */
  description: string;
}

/** A view of the schema `mma_read`. */
export interface ReadView {
  name: string;
  /** What one row is. */
  description: string;
  /** SQL after FROM. */
  from: string;
  columns: readonly ReadColumn[];
}

export const READ_SCHEMA = 'mma_read';

const column =
  (type: ReadType) =>
  (name: string, expression: string, description: string): ReadColumn => ({
    name,
    type,
    expression: type === 'integer' ? `(${expression})::integer` : expression,
    description,
  });

export const text = column('text');
export const integer = column('integer');
export const double = column('double precision');
export const boolean = column('boolean');
export const date = column('date');

/** A description as a comment in the database: without the backticks of Markdown. */
export const commentOf = ({ description }: { description: string }): string =>
  description.replaceAll('`', '');

const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Statements that create a view with its comments. */
export function createView(definition: ReadView, schema = READ_SCHEMA): string[] {
  const { name, from, columns } = definition;
  const view = `${schema}.${name}`;
  const list = columns.map(({ name, expression }) => `${expression} AS ${name}`).join(',\n  ');
  return [
    `CREATE VIEW ${view} AS SELECT\n  ${list}\nFROM ${from}`,
    `COMMENT ON VIEW ${view} IS ${quote(commentOf(definition))}`,
    ...columns.map((each) => `COMMENT ON COLUMN ${view}.${each.name} IS ${quote(commentOf(each))}`),
  ];
}
