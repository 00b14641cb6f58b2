import { describe, expect, it } from '@jest/globals';
import { toPortableSchema } from './tool-schema.js';

describe(toPortableSchema.name, () => {
  it.each([
    [
      { $schema: 'x', type: 'object', additionalProperties: false, required: ['a'] },
      { type: 'object', required: ['a'] },
    ],
    [
      { type: 'integer', exclusiveMinimum: 0, maximum: 5 },
      { type: 'integer', minimum: 1, maximum: 5 },
    ],
    [
      { type: 'number', exclusiveMaximum: 1 },
      { type: 'number', maximum: 1 },
    ],
    [
      { type: ['string', 'null'], default: 'a' },
      { type: 'string', nullable: true },
    ],
    [{ $ref: '#/$defs/a', not: {}, allOf: [] }, {}],
    [
      { type: 'string', const: 'a' },
      { type: 'string', enum: ['a'] },
    ],
    [
      { type: 'number', const: 3 },
      { type: 'number', minimum: 3, maximum: 3 },
    ],
    [{ type: 'integer', enum: [1, 3] }, { type: 'integer' }],
    [
      { type: 'string', format: 'date', pattern: 'x' },
      { type: 'string', pattern: 'x' },
    ],
    [
      { type: 'string', format: 'date-time' },
      { type: 'string', format: 'date-time' },
    ],
    [
      { anyOf: [{ type: 'string', format: 'uri' }, { type: 'null' }], description: 'b' },
      { type: 'string', nullable: true, description: 'b' },
    ],
    [
      { anyOf: [{ type: 'string' }, { type: 'integer', const: 1 }] },
      { anyOf: [{ type: 'string' }, { type: 'integer', minimum: 1, maximum: 1 }] },
    ],
    [
      { type: 'array', items: { type: 'object', properties: { const: { type: 'string', const: 'a' } } } },
      { type: 'array', items: { type: 'object', properties: { const: { type: 'string', enum: ['a'] } } } },
    ],
  ])('turns %j into %j', (schema, expected) => {
    expect(toPortableSchema(schema)).toEqual(expected);
  });
});
