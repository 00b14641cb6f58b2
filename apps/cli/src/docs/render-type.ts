import type { JsonSchema } from '@app/chat-protocol';

const LINE_WIDTH = 110;
/** Room for the name before a union. */
const MARGIN = 30;

const INDENT = '  ';

type Formats = Readonly<Record<string, string>>;

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const schemasIn = (value: unknown): JsonSchema[] => (Array.isArray(value) ? value.filter(isSchema) : []);

/** A documentation comment above a declaration; empty without a text. */
export function renderComment(text: unknown, indent: string): string {
  if (typeof text !== 'string' || text === '') return '';
  const words = text.replaceAll('*/', '*\\/').split(' ');
  const single = `${indent}/** ${words.join(' ')} */`;
  if (single.length <= LINE_WIDTH) return `${single}\n`;
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? `${indent} *`} ${word}`;
    if (lines.length > 0 && longer.length <= LINE_WIDTH) lines[lines.length - 1] = longer;
    else lines.push(`${indent} * ${word}`);
  }
  return `${indent}/**\n${lines.join('\n')}\n${indent} */\n`;
}

/**
 * A JSON Schema as a TypeScript type.
 * @param indent of the line that the type begins on
 * @param formats names of the types of formats, such as `{ date: 'Day' }`; other formats are `string`
 * @throws for a kind of schema that is not supported
 */
export function renderType(schema: JsonSchema, indent = '', formats: Formats = {}): string {
  const { $ref, allOf, anyOf, const: constant, enum: values, type, format, items } = schema;
  const render = (part: JsonSchema): string => renderType(part, indent, formats);
  if (typeof $ref === 'string') return $ref.slice($ref.lastIndexOf('/') + 1);
  const [only, ...others] = schemasIn(allOf);
  if (only !== undefined && others.length === 0) return render(only);
  const choices = schemasIn(anyOf);
  if (choices.length > 0) return choices.map(render).join(' | ');
  if (constant !== undefined) return renderLiteral(constant);
  if (Array.isArray(values)) return renderUnion(values.map(renderLiteral), indent);
  if (Array.isArray(type)) return type.map((one) => render({ ...schema, type: one })).join(' | ');
  switch (type) {
    case undefined:
      return 'unknown';
    case 'string':
      return (typeof format === 'string' ? formats[format] : undefined) ?? type;
    case 'boolean':
    case 'null':
      return type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return renderList(isSchema(items) ? render(items) : 'unknown');
    case 'object':
      return renderObject(schema, indent, formats);
    default:
      throw new Error(`no type is known for ${JSON.stringify(schema)}`);
  }
}

/** The declaration of a type; a union over several lines begins below it. */
export const renderAlias = (name: string, type: string): string => `type ${name} =${separate(type)};`;

const separate = (type: string): string => (type.startsWith('\n') ? type : ` ${type}`);

/** A nullable field has its description on the choice that is not null. */
const describe = (field: JsonSchema): unknown =>
  field['description'] ??
  schemasIn(field['anyOf']).find((choice) => 'description' in choice)?.['description'];

const renderLiteral = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value);

function renderUnion(options: readonly string[], indent: string): string {
  const line = options.join(' | ');
  if (indent.length + line.length <= LINE_WIDTH - MARGIN) return line;
  return options.map((option) => `\n${indent}${INDENT}| ${option}`).join('');
}

/** `Array<…>` only around a union, whose members would otherwise need brackets. */
const renderList = (item: string): string => (/^\{|^[\w.]+$/.test(item) ? `${item}[]` : `Array<${item}>`);

function renderObject(
  { properties, required, additionalProperties }: JsonSchema,
  indent: string,
  formats: Formats,
): string {
  const fields = Object.entries(isSchema(properties) ? properties : {});
  if (fields.length === 0) {
    return isSchema(additionalProperties)
      ? `Record<string, ${renderType(additionalProperties, indent, formats)}>`
      : 'object';
  }
  const inner = indent + INDENT;
  const names = new Set(Array.isArray(required) ? required : []);
  const lines = fields.map(([name, value]) => {
    const field = isSchema(value) ? value : {};
    const mark = names.has(name) ? '' : '?';
    return `${renderComment(describe(field), inner)}${inner}${name}${mark}:${separate(renderType(field, inner, formats))};\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}
