import type { JsonSchema } from '@app/chat-protocol';
import type { ToolDefinition } from '@app/mma';
import { z } from 'zod';
import { renderAlias, renderComment, renderType } from './render-type.js';

const FORMATS = { date: 'Day' };
/** A shape of fewer members is repeated, not extended. */
const MIN_BASE_MEMBERS = 4;

const schema = z.looseObject({});
const resultSchema = z.object({
  properties: z.object({ data: schema }),
  $defs: z.record(z.string(), schema),
});
const membersSchema = z.object({ properties: z.record(z.string(), schema) }).catch({ properties: {} });

const membersOf = (shape: JsonSchema | undefined): Record<string, JsonSchema> =>
  membersSchema.parse(shape).properties;

/** The TypeScript type of a tool's `data`. */
export function renderDataType({ output_schema }: ToolDefinition): string {
  return renderType(resultSchema.parse(output_schema).properties.data, '', FORMATS);
}

/** The named shapes of all tools' results as TypeScript, in the order of the tools. */
export function renderShapes(definitions: readonly ToolDefinition[]): string {
  const shapes = new Map<string, JsonSchema>();
  for (const { output_schema } of definitions) {
    for (const [name, shape] of Object.entries(resultSchema.parse(output_schema).$defs)) {
      shapes.set(name, shape);
    }
  }
  return [
    '/** `YYYY-MM-DD` */\ntype Day = string;',
    ...[...shapes].map(([name, shape]) => renderShape(name, shape, shapes)),
  ].join('\n\n');
}

function renderShape(name: string, shape: JsonSchema, shapes: ReadonlyMap<string, JsonSchema>): string {
  const comment = renderComment(shape['description'], '');
  const members = membersOf(shape);
  if (Object.keys(members).length === 0) {
    return `${comment}${renderAlias(name, renderType(shape, '', FORMATS))}`;
  }
  const base = findBase(name, members, shapes);
  const inherited = membersOf(shapes.get(base ?? ''));
  const own = Object.entries(members).filter(([key]) => !Object.hasOwn(inherited, key));
  const heading = base === undefined ? name : `${name} extends ${base}`;
  const body = renderType({ ...shape, properties: Object.fromEntries(own) }, '', FORMATS);
  return `${comment}interface ${heading} ${body}`;
}

/** The largest other shape whose members are all members of this one. */
function findBase(
  name: string,
  members: Record<string, JsonSchema>,
  shapes: ReadonlyMap<string, JsonSchema>,
): string | undefined {
  return [...shapes]
    .map(([other, shape]) => ({ other, entries: Object.entries(membersOf(shape)) }))
    .filter(
      ({ other, entries }) =>
        other !== name &&
        entries.length >= MIN_BASE_MEMBERS &&
        entries.length < Object.keys(members).length &&
        entries.every(([key, value]) => JSON.stringify(value) === JSON.stringify(members[key])),
    )
    .sort((a, b) => b.entries.length - a.entries.length)[0]?.other;
}
