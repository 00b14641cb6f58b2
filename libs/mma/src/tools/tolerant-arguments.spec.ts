import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { METHOD_GROUPS, WEIGHT_CLASSES, weightClassSchema } from '../domain/vocabulary.js';
import { toInputSchema } from './input-schema.js';
import { day, fighterName, fromDay, limit, toDay } from './tool-input.js';
import { readTolerantly } from './tolerant-arguments.js';

const INPUT = z.strictObject({
  fighter: fighterName('The fighter').optional(),
  opponents: z.array(fighterName('The opponents')).max(5).optional(),
  weight_class: z.enum(WEIGHT_CLASSES).optional(),
  weight_classes: z.array(weightClassSchema).optional(),
  method_group: z.enum(METHOD_GROUPS).optional(),
  rounds: z.array(z.int().min(1).max(5)).optional(),
  least: z.number().optional(),
  title_only: z.boolean().default(false),
  from: fromDay,
  to: toDay,
  active_since: day('Last bout since').optional(),
  as_of: day('As of').optional(),
  limit: limit(10),
});
const SCHEMA = toInputSchema(INPUT);
const read = (args: unknown): unknown => readTolerantly(args, SCHEMA);

describe(readTolerantly, () => {
  it.each([
    [
      'null is absent',
      { fighter: 'Jones', weight_class: null, from: null, limit: null },
      { fighter: 'Jones' },
    ],
    ['a number in quotes', { limit: '3', least: ' -2.5 ' }, { limit: 3, least: -2.5 }],
    ['a truth value in quotes', { title_only: 'True' }, { title_only: true }],
    [
      'a listed value in other case',
      { weight_class: 'Light Heavyweight' },
      { weight_class: 'light_heavyweight' },
    ],
    ['with hyphens', { weight_class: 'LIGHT-HEAVYWEIGHT' }, { weight_class: 'light_heavyweight' }],
    ['with a slash', { method_group: 'KO/TKO' }, { method_group: 'ko_tko' }],
    ["of women's", { weight_class: "Women's Flyweight" }, { weight_class: 'women_flyweight' }],
    ['of womens', { weight_class: 'womens strawweight' }, { weight_class: 'women_strawweight' }],
    ['without a separator', { weight_class: 'WomenStrawweight' }, { weight_class: 'women_strawweight' }],
    ['a date-time', { as_of: '2018-10-06T00:00:00Z' }, { as_of: '2018-10-06' }],
    ['with an offset', { as_of: '2018-10-06 23:59:59.123+09:00' }, { as_of: '2018-10-06' }],
    ['a year', { from: '2015', to: '2015' }, { from: '2015-01-01', to: '2015-12-31' }],
    ['as a number', { active_since: 2015, as_of: 2015 }, { active_since: '2015-01-01', as_of: '2015-01-01' }],
    ['a month', { from: '2015-03', to: '2015-03' }, { from: '2015-03-01', to: '2015-03-31' }],
    ['a leap month', { to: '2016-02' }, { to: '2016-02-29' }],
    ['one value for a list', { opponents: 'Jones, Jon' }, { opponents: ['Jones, Jon'] }],
    [
      'read as such',
      { weight_classes: 'Light Heavyweight', rounds: '2' },
      { weight_classes: ['light_heavyweight'], rounds: [2] },
    ],
    [
      'values in a list',
      { rounds: ['1', 2], weight_classes: ['Heavyweight'] },
      { rounds: [1, 2], weight_classes: ['heavyweight'] },
    ],
    ['an object as JSON', '{"fighter":"Jones","limit":"3"}', { fighter: 'Jones', limit: 3 }],
  ])('reads %s', (_, args, expected) => {
    expect(read(args)).toEqual(expected);
    expect(INPUT.safeParse(read(args)).success).toBe(true);
  });

  it.each([
    ['unknown keys', { colour: 'red', size: null }],
    ['a value that is not listed', { weight_class: 'lightwait' }],
    ['a number in words', { limit: 'three' }],
    ['a number with an exponent', { limit: '1e3' }],
    ['a truth value in words', { title_only: 'yes' }],
    ['a day that does not exist', { from: '2015-02-30' }],
    ['a month that does not exist', { from: '2015-13' }],
    ['a day without separators', { from: 20_150_101 }],
    ['a day in words', { from: 'yesterday' }],
    ['a list for one value', { fighter: ['Jones'] }],
    ['an object for one value', { fighter: { name: 'Jones' } }],
    ['a list in a list', { rounds: [['1']] }],
    ['null in a list', { rounds: [null] }],
    ['a number for a name', { fighter: 7 }],
  ])('leaves %s to the schema, which refuses it', (_, args) => {
    expect(read(args)).toEqual(args);
    expect(INPUT.safeParse(read(args)).success).toBe(false);
  });

  it.each([
    ['Jones'],
    ['[]'],
    ['"{}"'],
    ['{"fighter":'],
    [`{"fighter":"${'x'.repeat(100_000)}"}`],
    [7],
    [null],
    [undefined],
  ])('leaves arguments that are no object: %#', (args) => {
    expect(read(args)).toBe(args);
  });

  it('does not read keys of a prototype', () => {
    const args: unknown = JSON.parse('{"__proto__":{"limit":"3"},"constructor":null,"toString":"3"}');
    const result = read(args);
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(Object.keys(Object(result))).toEqual(['__proto__', 'constructor', 'toString']);
    expect(INPUT.safeParse(result).success).toBe(false);
  });

  it('is quick with huge and deep arguments', () => {
    let deep: unknown = 'Jones';
    for (let level = 0; level < 10_000; level += 1) deep = [deep];
    const huge = {
      fighter: 'x'.repeat(1_000_000),
      weight_class: 'women '.repeat(200_000),
      limit: '9'.repeat(1_000_000),
      from: '2'.repeat(1_000_000),
      rounds: Array(200_000).fill('1'),
      opponents: deep,
    };
    const started = performance.now();
    expect(read(huge)).toEqual(huge);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('never changes valid arguments', () => {
    const name = fc.string({ minLength: 1, maxLength: 120 });
    const someDay = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const args = fc.record(
      {
        fighter: fc.oneof(name, fc.constantFrom('2015', 'true', 'null', '3', '{}', 'Light Heavyweight')),
        opponents: fc.array(name, { maxLength: 5 }),
        weight_class: fc.constantFrom(...WEIGHT_CLASSES),
        weight_classes: fc.array(fc.constantFrom(...WEIGHT_CLASSES)),
        method_group: fc.constantFrom(...METHOD_GROUPS),
        rounds: fc.array(fc.integer({ min: 1, max: 5 })),
        least: fc.double({ noNaN: true, noDefaultInfinity: true }),
        title_only: fc.boolean(),
        from: someDay,
        to: someDay,
        active_since: someDay,
        as_of: someDay,
        limit: fc.integer({ min: 1, max: 100 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(args, (valid) => {
        expect(read(valid)).toEqual(valid);
        expect(read(JSON.stringify(valid))).toEqual(JSON.parse(JSON.stringify(valid)));
      }),
    );
  });
});

describe(toInputSchema, () => {
  it('uses definitions in place and plain patterns of days', () => {
    expect(SCHEMA).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: {
        weight_classes: { type: 'array', items: { type: 'string', enum: [...WEIGHT_CLASSES] } },
        from: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
        limit: { type: 'integer', minimum: 1, maximum: 100, default: 10 },
      },
    });
    expect(JSON.stringify(SCHEMA)).not.toMatch(/\$schema|\$ref|\$defs|"format"|"id"/);
  });
});
