import { z } from 'zod';

/** Pattern of days in published schemas: some gateways refuse `format: "date"` and the exact pattern. */
export const DAY_PATTERN = '^\\d{4}-\\d{2}-\\d{2}$';

/** JSON Schema of a value inside the arguments, as far as this module reads it. */
export interface ArgumentSchema {
  type?: unknown;
  enum?: unknown;
  pattern?: unknown;
  items?: unknown;
}

/**
 * JSON Schema of a tool's arguments in the subset that the gateways of OpenAI, Anthropic and Gemini take: no `$schema`,
 * `$ref` or `format`.
 */
export function toInputSchema(input: z.ZodType): Record<string, unknown> {
  const { $schema: _, $defs = {}, ...schema } = z.toJSONSchema(input, { io: 'input', override: simplify });
  const definitions = new Map<unknown, object>(
    Object.entries($defs).map(([name, { id: __, ...definition }]) => [`#/$defs/${name}`, definition]),
  );
  return inline(schema, definitions);
}

function simplify({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format === 'date') {
    delete jsonSchema.format;
    jsonSchema.pattern = DAY_PATTERN;
  }
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}

/** Replaces references by their definitions. */
function inline(schema: object, definitions: ReadonlyMap<unknown, object>): Record<string, unknown> {
  const { $ref, ...rest }: Record<string, unknown> = { ...schema };
  const definition = definitions.get($ref);
  const parts = definition === undefined ? rest : { ...inline(definition, definitions), ...rest };
  return Object.fromEntries(
    Object.entries(parts).map(([key, value]) => [key, inlineValue(value, definitions)]),
  );
}

function inlineValue(value: unknown, definitions: ReadonlyMap<unknown, object>): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => inlineValue(item, definitions));
  return typeof value === 'object' && value !== null ? inline(value, definitions) : value;
}
