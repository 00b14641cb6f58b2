import type { JsonSchema } from '@app/chat-protocol';

interface SchemaField {
  /** Dotted, with `[]` after a list: `active[].seq`. */
  path: string;
  type: string;
  isRequired: boolean;
  description: string;
}

type Schemas = Record<string, JsonSchema>;

/** Longer enumerations are not listed. */
const MAX_ENUM_VALUES = 8;

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function resolveSchema(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const { $ref } = schema;
  return typeof $ref === 'string' ? (schemas[$ref.slice($ref.lastIndexOf('/') + 1)] ?? {}) : schema;
}

export function listFields(schema: JsonSchema, schemas: Schemas, parent = ''): SchemaField[] {
  const { properties, required } = resolveSchema(schema, schemas);
  if (!isSchema(properties)) return [];
  const names = new Set(listOf(required));
  return Object.entries(properties).flatMap(([name, value]) => {
    const field = isSchema(value) ? value : {};
    const { core, isNullable } = unwrap(field, schemas);
    const type = describeType(core, schemas);
    return [
      {
        path: parent + name,
        type: isNullable ? `${type} or null` : type,
        isRequired: names.has(name),
        description: textOf(field['description']) || textOf(core['description']),
      },
      ...listNested(core, schemas, parent + name),
    ];
  });
}

function listNested(core: JsonSchema, schemas: Schemas, path: string): SchemaField[] {
  const { items } = core;
  return isSchema(items)
    ? listFields(unwrap(items, schemas).core, schemas, `${path}[].`)
    : listFields(core, schemas, `${path}.`);
}

function unwrap(schema: JsonSchema, schemas: Schemas): { core: JsonSchema; isNullable: boolean } {
  const resolved = resolveSchema(schema, schemas);
  const { type } = resolved;
  if (Array.isArray(type) && type.includes('null')) {
    const others: unknown[] = type.filter((name) => name !== 'null');
    return { core: { ...resolved, type: others.length === 1 ? others[0] : others }, isNullable: true };
  }
  const choices = listOf(resolved['anyOf']).filter(isSchema);
  const [core, ...rest] = choices.filter((choice) => choice['type'] !== 'null');
  if (core === undefined || rest.length > 0 || choices.length !== 2) {
    return { core: resolved, isNullable: false };
  }
  return { core: resolveSchema(core, schemas), isNullable: true };
}

function describeType(schema: JsonSchema, schemas: Schemas): string {
  if ('const' in schema) return JSON.stringify(schema['const']);
  const values = listOf(schema['enum']);
  if (values.length > 0 && values.length <= MAX_ENUM_VALUES) return values.map(String).join(' | ');
  const { type, items } = schema;
  if (type === 'array') {
    return `list of ${isSchema(items) ? describeType(unwrap(items, schemas).core, schemas) : 'anything'}`;
  }
  if (type === 'string') return describeString(schema);
  if (type === 'integer' || type === 'number') return `${type}${describeRange(schema)}`;
  return Array.isArray(type) ? type.join(' or ') : textOf(type) || 'anything';
}

function describeString({ format, minLength, maxLength }: JsonSchema): string {
  if (format === 'uuid') return 'UUID';
  if (format === 'date-time') return 'time';
  return maxLength === undefined ? 'text' : `text, ${Number(minLength ?? 0)}–${Number(maxLength)} characters`;
}

function describeRange({ minimum, maximum }: JsonSchema): string {
  if (minimum === undefined) return '';
  return maximum === undefined ? ` ≥ ${Number(minimum)}` : ` ${Number(minimum)}–${Number(maximum)}`;
}
