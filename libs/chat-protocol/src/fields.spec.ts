import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { buildComponents, ERROR_CODES, nameOf, NAMED_SCHEMAS, type JsonSchema } from './index.js';
import { named } from './fields.js';

const components = buildComponents('openapi-3.0');

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;

function fieldsOf({ properties, items }: JsonSchema): [name: string, field: JsonSchema][] {
  if (isSchema(items)) return fieldsOf(items);
  return Object.entries(isSchema(properties) ? properties : {}).flatMap(([name, field]) =>
    isSchema(field) ? [[name, field] as [string, JsonSchema], ...fieldsOf(field)] : [],
  );
}

describe('the named schemas', () => {
  it.each([...NAMED_SCHEMAS])('%s describes itself and each of its fields', (name, schema) => {
    expect(schema.description).toEqual(expect.stringMatching(/\.$/));
    for (const [field, { description, $ref }] of fieldsOf(components[name] ?? {})) {
      expect([field, description !== undefined || $ref !== undefined]).toEqual([field, true]);
    }
  });

  it.each([...NAMED_SCHEMAS])('%s has valid examples', (_name, schema) => {
    if (!(schema instanceof z.ZodObject)) return;
    for (const field of Object.values<z.ZodType>(schema.shape)) {
      const example = field.meta()?.['example'];
      if (example !== undefined) expect(field.safeParse(example)).toMatchObject({ success: true });
    }
  });
});

describe(nameOf.name, () => {
  it('returns the name of a schema, and throws for one without', () => {
    for (const [name, schema] of NAMED_SCHEMAS) expect(nameOf(schema)).toBe(name);
    expect(() => nameOf(z.string())).toThrow('no name');
  });

  it('is unique', () => {
    expect(() => named('ChatSession', z.string())).toThrow('ChatSession');
  });
});

describe('the error codes', () => {
  it('are the keys of the table, in its order', () => {
    expect(ERROR_CODES[0]).toBe('validation_failed');
    expect(ERROR_CODES.at(-1)).toBe('internal_error');
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
  });
});
