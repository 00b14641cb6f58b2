import type { ToolDefinition } from '@app/mma';
import { z } from 'zod';

const LINE_WIDTH = 110;

/** The parts of JSON Schema that the outputs of tools use. */
interface Shape {
  $ref?: string | undefined;
  description?: string | undefined;
  type?: string | string[] | undefined;
  enum?: string[] | undefined;
  format?: string | undefined;
  anyOf?: Shape[] | undefined;
  items?: Shape | undefined;
  properties?: Record<string, Shape> | undefined;
  required?: string[] | undefined;
}

const shape: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    description: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.string()).optional(),
    format: z.string().optional(),
    anyOf: z.array(shape).optional(),
    items: shape.optional(),
    properties: z.record(z.string(), shape).optional(),
    required: z.array(z.string()).optional(),
  }),
);

const resultShape = z.object({
  properties: z.object({ data: shape, meta: shape }),
  $defs: z.record(z.string(), shape),
});

/** The type of a tool's `data`, as TypeScript writes it. */
export function renderDataType({ output_schema }: ToolDefinition): string {
  return typeOf(resultShape.parse(output_schema).properties.data, '');
}

/** Every named shape of the tools' results as TypeScript, in the order of the tools. */
export function renderShapes(definitions: readonly ToolDefinition[]): string {
  const shapes = new Map<string, Shape>();
  for (const { output_schema } of definitions) {
    for (const [name, part] of Object.entries(resultShape.parse(output_schema).$defs)) shapes.set(name, part);
  }
  return [
    '/** `YYYY-MM-DD` */\ntype Day = string;',
    ...[...shapes].map(([name, part]) => renderShape(name, part, shapes)),
  ].join('\n\n');
}

function renderShape(name: string, part: Shape, shapes: ReadonlyMap<string, Shape>): string {
  const comment = commentOf(part, '');
  if (part.properties === undefined)
    return `${comment}type ${name} = ${typeOf(part, '')};`.replace('= \n', '=\n');
  const base = findBase(name, part, shapes);
  const inherited = shapes.get(base ?? '')?.properties ?? {};
  const own = Object.entries(part.properties).filter(([key]) => !Object.hasOwn(inherited, key));
  const heading = base === undefined ? name : `${name} extends ${base}`;
  return `${comment}interface ${heading} ${membersOf({ ...part, properties: Object.fromEntries(own) }, '')}`;
}

/** The largest other shape all of whose members the shape has too. */
function findBase(name: string, part: Shape, shapes: ReadonlyMap<string, Shape>): string | undefined {
  const bases = [...shapes].filter(([other, { properties }]) => {
    const members = Object.entries(properties ?? {});
    return (
      other !== name &&
      members.length > 3 &&
      members.length < Object.keys(part.properties ?? {}).length &&
      members.every(([key, value]) => JSON.stringify(value) === JSON.stringify(part.properties?.[key]))
    );
  });
  return bases.sort(([, a], [, b]) => sizeOf(b) - sizeOf(a))[0]?.[0];
}

const sizeOf = ({ properties = {} }: Shape): number => Object.keys(properties).length;

function membersOf({ properties = {}, required = [] }: Shape, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([key, part]) => {
    const mark = required.includes(key) ? '' : '?';
    return `${commentOf(part, inner)}${inner}${key}${mark}: ${typeOf(part, inner)};`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function typeOf(part: Shape, indent: string): string {
  if (part.$ref !== undefined) return part.$ref.replace('#/$defs/', '');
  if (part.anyOf !== undefined) return part.anyOf.map((option) => typeOf(option, indent)).join(' | ');
  if (part.enum !== undefined) return unionOf(part.enum);
  if (part.items !== undefined) {
    const item = typeOf(part.items, indent);
    return part.items.properties === undefined && item.includes('|') ? `(${item})[]` : `${item}[]`;
  }
  if (part.properties !== undefined) return membersOf(part, indent);
  if (part.format === 'date') return 'Day';
  const types = [part.type ?? 'unknown'].flat();
  return types.map((type) => (type === 'integer' ? 'number' : type)).join(' | ');
}

function unionOf(values: readonly string[]): string {
  const quoted = values.map((value) => `'${value}'`);
  const line = quoted.join(' | ');
  return line.length <= LINE_WIDTH ? line : `\n  | ${quoted.join('\n  | ')}`;
}

function commentOf({ description }: Shape, indent: string): string {
  if (description === undefined) return '';
  const line = `${indent}/** ${description} */\n`;
  if (line.length <= LINE_WIDTH + 1) return line;
  const lines = [''];
  for (const word of description.split(' ')) {
    const last = lines.length - 1;
    const longer = `${lines[last]} ${word}`;
    if (longer.length + indent.length + 2 <= LINE_WIDTH) lines[last] = longer;
    else lines.push(` ${word}`);
  }
  return `${indent}/**\n${lines.map((text) => `${indent} *${text}\n`).join('')}${indent} */\n`;
}
