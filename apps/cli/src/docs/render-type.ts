import type { JsonSchema } from '@app/chat-protocol';

const INDENT = '  ';

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const schemasIn = (value: unknown): JsonSchema[] => (Array.isArray(value) ? value.filter(isSchema) : []);
const isEmpty = (schema: JsonSchema): boolean => Object.keys(schema).length === 0;

/** A comment of one line above a declaration; nothing without a text. */
export const renderComment = (text: unknown, indent: string): string =>
  typeof text === 'string' && text !== '' ? `${indent}/** ${text.replaceAll('*/', '*\\/')} */\n` : '';

/**
 * A JSON Schema as a TypeScript type.
 * @param indent of the line that the type begins on
 * @throws for a schema of a kind that the protocol has not used so far
 */
export function renderType(schema: JsonSchema, indent = ''): string {
  const { $ref, allOf, anyOf, const: constant, enum: values, type, items } = schema;
  if (typeof $ref === 'string') return $ref.slice($ref.lastIndexOf('/') + 1);
  const [only, ...others] = schemasIn(allOf);
  if (only !== undefined && others.length === 0) return renderType(only, indent);
  const choices = schemasIn(anyOf);
  if (choices.length > 0) return choices.map((choice) => renderType(choice, indent)).join(' | ');
  if (constant !== undefined) return renderLiteral(constant);
  if (Array.isArray(values)) return values.map(renderLiteral).join(' | ');
  if (Array.isArray(type)) return type.map((one) => renderType({ ...schema, type: one }, indent)).join(' | ');
  switch (type) {
    case undefined:
      return 'unknown';
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return renderList(isSchema(items) ? renderType(items, indent) : 'unknown');
    case 'object':
      return renderObject(schema, indent);
    default:
      throw new Error(`no type is known for ${JSON.stringify(schema)}`);
  }
}

/** A nullable field has its description on the choice that is not null. */
const describe = (field: JsonSchema): unknown =>
  field['description'] ??
  schemasIn(field['anyOf']).find((choice) => 'description' in choice)?.['description'];

const renderLiteral = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value);

const renderList = (item: string): string => (/^[\w.]+$/.test(item) ? `${item}[]` : `Array<${item}>`);

function renderObject({ properties, required, additionalProperties }: JsonSchema, indent: string): string {
  const fields = Object.entries(isSchema(properties) ? properties : {});
  if (fields.length === 0) {
    return isSchema(additionalProperties) && !isEmpty(additionalProperties)
      ? `Record<string, ${renderType(additionalProperties, indent)}>`
      : 'object';
  }
  const inner = indent + INDENT;
  const names = new Set(Array.isArray(required) ? required : []);
  const lines = fields.map(([name, value]) => {
    const field = isSchema(value) ? value : {};
    const mark = names.has(name) ? '' : '?';
    return `${renderComment(describe(field), inner)}${inner}${name}${mark}: ${renderType(field, inner)};\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}
