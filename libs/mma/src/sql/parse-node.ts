/** A node of the parse tree without its kind: its fields. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Kind and fields of a wrapped node such as `{ ColumnRef: { … } }`; null for anything else. */
export function unwrap(value: unknown): { kind: string; fields: Fields } | null {
  if (!isFields(value)) return null;
  const [entry, ...others] = Object.entries(value);
  if (entry === undefined || others.length > 0) return null;
  const [kind, fields] = entry;
  return isFields(fields) ? { kind, fields } : null;
}

/** The fields of a wrapped node of a kind; null for another one. */
export function fieldsOf(value: unknown, kind: string): Fields | null {
  const node = unwrap(value);
  return node?.kind === kind ? node.fields : null;
}

/** The texts of a list of `String` nodes; null if it has others. */
export function namesOf(value: unknown): string[] | null {
  const names: string[] = [];
  for (const each of listOf(value)) {
    const name = fieldsOf(each, 'String')?.['sval'];
    if (typeof name !== 'string') return null;
    names.push(name);
  }
  return names;
}

/** The value of an integer constant; null for another expression. */
export function integerOf(value: unknown): number | null {
  const constant = fieldsOf(value, 'A_Const')?.['ival'];
  if (!isFields(constant)) return null;
  // The parser leaves out a zero.
  const integer = constant['ival'] ?? 0;
  return typeof integer === 'number' ? integer : null;
}

/** Byte offset of a node in the statement; null if unknown. */
export function locationOf(fields: Fields): number | null {
  const { location } = fields;
  return typeof location === 'number' && location >= 0 ? location : null;
}
