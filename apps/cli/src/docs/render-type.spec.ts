import { describe, expect, it } from '@jest/globals';
import { renderComment, renderType } from './render-type.js';

describe(renderType.name, () => {
  it.each([
    [{}, 'unknown'],
    [{ description: 'anything' }, 'unknown'],
    [{ type: 'integer', minimum: 0 }, 'number'],
    [{ type: ['string', 'null'], format: 'uri' }, 'string | null'],
    [{ type: 'string', enum: ['a', "it's"] }, "'a' | 'it\\'s'"],
    [{ type: 'boolean', const: true }, 'true'],
    [{ anyOf: [{ $ref: '#/components/schemas/Source' }, { type: 'null' }] }, 'Source | null'],
    [{ allOf: [{ $ref: '#/components/schemas/Source' }], description: 'x' }, 'Source'],
    [{ type: 'array', items: { type: 'string' } }, 'string[]'],
    [{ type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } }, 'Array<string | null>'],
    [{ type: 'object', properties: {} }, 'object'],
    [{ type: 'object', properties: {}, additionalProperties: {} }, 'Record<string, unknown>'],
    [{ type: 'object', additionalProperties: { type: 'integer' } }, 'Record<string, number>'],
  ])('writes %j as %s', (schema, type) => {
    expect(renderType(schema)).toBe(type);
  });

  it('writes the fields of an object with their descriptions', () => {
    const inner = { type: 'object', properties: { seq: { type: 'integer' } }, required: ['seq'] };
    const nullable = { anyOf: [{ type: 'string', description: 'An id.' }, { type: 'null' }] };
    const schema = { type: 'object', properties: { id: nullable, inner }, required: ['id'] };
    expect(renderType(schema)).toBe(
      '{\n  /** An id. */\n  id: string | null;\n  inner?: {\n    seq: number;\n  };\n}',
    );
  });

  it('names the type of a format', () => {
    expect(renderType({ type: ['string', 'null'], format: 'date' }, '', { date: 'Day' })).toBe('Day | null');
  });

  it('wraps a long union', () => {
    const values = Array.from({ length: 20 }, (_, index) => `value ${index}`);
    expect(renderType({ enum: values }).split('\n')).toEqual(['', ...values.map((each) => `  | '${each}'`)]);
  });

  it('refuses what it does not know', () => {
    expect(() => renderType({ type: 'date' })).toThrow('date');
  });
});

describe(renderComment.name, () => {
  it('ends where the text ends', () => {
    expect(renderComment('a */ b', '  ')).toBe('  /** a *\\/ b */\n');
    expect(renderComment(undefined, '')).toBe('');
  });

  it('wraps a long text', () => {
    const comment = renderComment('word '.repeat(40).trim(), '');
    expect(comment.split('\n')).toEqual(['/**', expect.any(String), expect.any(String), ' */', '']);
    expect(comment.match(/word/g)).toHaveLength(40);
  });
});
