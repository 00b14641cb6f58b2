import { z } from 'zod';
import { NAMED_SCHEMAS } from './fields.js';

export type JsonSchema = Record<string, unknown>;

export const schemaReference = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });

/** Components of a document. @param more additional schemas of this document */
export function buildComponents(
  target: 'draft-7' | 'openapi-3.0',
  more: Record<string, z.ZodType> = {},
): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of [...NAMED_SCHEMAS, ...Object.entries(more)]) {
    // A schema with several names gets one entry for each, without references between them.
    registry.add(registry.has(schema) ? schema.clone(schema.def) : schema, { id });
  }
  const { schemas } = z.toJSONSchema(registry, {
    target,
    // The sent values, not the validated output; open to fields of later versions.
    io: 'input',
    uri: (id) => schemaReference(id).$ref,
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      delete jsonSchema.propertyNames;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _address, ...schema }]) => [name, schema]),
  );
}

export function referenced(schemas: Record<string, JsonSchema>, value: unknown): Record<string, JsonSchema> {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('$ref' in part && typeof part.$ref === 'string') {
      const name = part.$ref.slice(part.$ref.lastIndexOf('/') + 1);
      if (!found.has(name)) {
        found.add(name);
        visit(schemas[name]);
      }
    }
    Object.values(part).forEach(visit);
  };
  visit(value);
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => found.has(name)));
}
