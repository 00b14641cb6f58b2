import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MmaBuilder } from '../support/mma-builders.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** A valid call of each tool; the tests below spoil one argument at a time. */
const GOOD: Record<string, Record<string, unknown>> = {
  search_fighters: { query: 'Jones', weight_class: 'lightweight', limit: 5 },
  get_fighter: { fighter: 'Jon Jones', as_of: '2020-01-01' },
  get_fighter_bouts: {
    fighter: 'Jon Jones',
    opponent: 'Daniel Cormier',
    result: 'win',
    method_group: 'decision',
    weight_class: 'lightweight',
    title_only: false,
    from: '2010-01-01',
    to: '2020-01-01',
    order: 'oldest',
    limit: 5,
    offset: 0,
  },
  get_bout: { fighter_a: 'Jon Jones', fighter_b: 'Daniel Cormier', event: 'UFC 182' },
  search_events: {
    query: 'UFC 182',
    from: '2010-01-01',
    to: '2020-01-01',
    location: 'Las Vegas',
    order: 'oldest',
    limit: 5,
    offset: 0,
  },
  get_event: { event: 'UFC 182' },
  compare_fighters: { fighter_a: 'Jon Jones', fighter_b: 'Daniel Cormier', as_of: '2020-01-01' },
  get_title_history: {
    weight_class: 'lightweight',
    include_interim: true,
    order: 'newest',
    limit: 5,
    offset: 0,
  },
  get_title_reigns: {
    weight_class: 'lightweight',
    fighter: 'Jon Jones',
    include_interim: true,
    order: 'oldest',
    limit: 5,
  },
  get_rankings: { weight_class: 'lightweight', as_of: '2020-01-01' },
  get_leaderboard: {
    metric: 'wins',
    scope: 'career',
    weight_class: 'lightweight',
    from: '2010-01-01',
    to: '2020-01-01',
    min_bouts: 0,
    order: 'desc',
    limit: 5,
  },
  aggregate_bouts: {
    group_by: 'year',
    fighter: 'Jon Jones',
    weight_class: 'lightweight',
    method_group: 'decision',
    title_only: false,
    from: '2010-01-01',
    to: '2020-01-01',
    limit: 5,
  },
  // Its lists take `['Jon Jones']`.
  query_bouts: {
    group_by: 'fighter',
    measure: 'longest',
    event: 'UFC 182',
    from: '2010-01-01',
    to: '2020-01-01',
    min_bouts: 0,
    order: 'desc',
    limit: 5,
    offset: 0,
    as_of: '2021-01-01',
  },
  // Without `fighter`, which excludes `weight_class`.
  get_ratings: { weight_class: 'lightweight', as_of: '2016-01-01', limit: 5 },
  predict_matchup: { fighter_a: 'Jon Jones', fighter_b: 'Daniel Cormier' },
};
const REQUIRED: Record<string, string[]> = {
  search_fighters: ['query'],
  get_fighter: ['fighter'],
  get_fighter_bouts: ['fighter'],
  get_bout: ['fighter_a', 'fighter_b'],
  get_event: ['event'],
  compare_fighters: ['fighter_a', 'fighter_b'],
  get_title_history: ['weight_class'],
  get_leaderboard: ['metric'],
  predict_matchup: ['fighter_a', 'fighter_b'],
};
const TOOLS = Object.keys(GOOD);
const NAMES = new Set(['fighter', 'fighter_a', 'fighter_b', 'opponent', 'query', 'event', 'location']);
const DAYS = new Set(['from', 'to', 'as_of']);
const NUMBERS = new Set(['limit', 'offset', 'min_bouts']);

/** Invalid values for every parameter of every tool. */
const NEVER = [[], ['Jon Jones'], {}, { $gt: '' }, { fighter: { name: 'Jon Jones' } }];
const NOT_A_NAME = [...NEVER, '', '   ', '\n\t', 7, true, 'x'.repeat(10_000), '존'.repeat(10_000)];
const NOT_A_DAY = [
  ...NEVER,
  '',
  'NaN',
  '20',
  '2020-02-30',
  '0000-01-01',
  '9999-12-31',
  '01.02.2020',
  20_200_101,
];
const NOT_A_NUMBER = [...NEVER, -1, 1e9, 1e300, 1.5, '-5', 'NaN', '1e3', true];
const NOT_A_WORD = [...NEVER, '', 'lightwait', 'NaN', "lightweight' OR '1'='1", 0];

const spoiltFor = (field: string): readonly unknown[] => {
  if (NAMES.has(field)) return NOT_A_NAME;
  if (DAYS.has(field)) return NOT_A_DAY;
  if (NUMBERS.has(field)) return NOT_A_NUMBER;
  return NOT_A_WORD;
};

const SPOILT = TOOLS.flatMap((tool) =>
  Object.keys(GOOD[tool] ?? {}).flatMap((field) =>
    [...spoiltFor(field), ...(REQUIRED[tool]?.includes(field) === true ? [null] : [])].map((value) => {
      const text = JSON.stringify(value);
      return [tool, field, text.length > 40 ? `${text.slice(0, 20)}…` : text, value] as const;
    }),
  ),
);

const JONES = 'fighter: Jon Jones';
const PAIR = 'fighters: Jon Jones and Daniel Cormier';
const DAYS_APPLIED = ['since 2010-01-01', 'until 2020-01-01'];
/** `meta.applied` of the calls of {@link GOOD}. */
const APPLIED: Record<string, string[]> = {
  search_fighters: ['name like: Jones', 'fighters who have fought at lightweight'],
  get_fighter: [JONES, 'as known before 2020-01-01'],
  get_fighter_bouts: [
    JONES,
    'opponent: Daniel Cormier',
    'result: win',
    'method: decision',
    'lightweight bouts',
    ...DAYS_APPLIED,
  ],
  get_bout: [PAIR, 'event: UFC 182: Jones vs. Cormier'],
  search_events: ['name: UFC 182', 'place: Las Vegas', ...DAYS_APPLIED],
  get_event: ['event: UFC 182: Jones vs. Cormier'],
  compare_fighters: [PAIR, 'as known before 2020-01-01'],
  get_title_history: ['lightweight titles'],
  get_title_reigns: [JONES, 'lightweight titles'],
  get_rankings: ['list: lightweight', 'newest list on or before 2020-01-01'],
  get_leaderboard: ['metric: wins', 'scope: career', 'lightweight bouts', ...DAYS_APPLIED],
  aggregate_bouts: [JONES, 'method: decision', 'lightweight bouts', ...DAYS_APPLIED],
  query_bouts: [
    'event: UFC 182: Jones vs. Cormier',
    ...DAYS_APPLIED,
    'only bouts before 2021-01-01',
    'only rows of at least 0 bouts',
  ],
  get_ratings: [
    'latest division: lightweight',
    'as known before 2016-01-01',
    'last bout on 2014-01-01 or later',
  ],
  predict_matchup: ['fighters: Jon Jones (a) and Daniel Cormier (b)', 'a bout on 2025-01-01'],
};

let database: TestDatabase;
let tools: TestTools;

beforeAll(async () => {
  database = await createTestDatabase();
  tools = await startTools(database.env);
  const build = new MmaBuilder(tools.dataSource);
  await build.dataset();
  const jones = await build.fighter('Jon Jones');
  const cormier = await build.fighter('Daniel Cormier');
  const event = await build.event('UFC 182: Jones vs. Cormier', '2015-01-03', {
    location: 'Las Vegas, Nevada, USA',
  });
  await build.bout(event, jones, cormier, 'win', { title: 'undisputed' });
  await build.ranking('lightweight', '2019-01-01', 0, jones);
  await build.figures();
  await build.matchupModel();
});

afterAll(async () => {
  await tools.close();
  await database.close();
});

describe('every tool', () => {
  it('is covered by the tables of arguments and of applied conditions', () => {
    const names = tools.registry
      .definitions()
      .map(({ name }) => name)
      .toSorted();
    expect(TOOLS.toSorted()).toEqual(names);
    expect(Object.keys(APPLIED).toSorted()).toEqual(names);
  });

  it('publishes an output schema without additional keys', () => {
    for (const { output_schema } of tools.registry.definitions()) {
      const objects = objectsIn(output_schema);
      expect(objects.length).toBeGreaterThan(2);
      expect(objects.filter((schema) => schema['additionalProperties'] !== false)).toEqual([]);
    }
  });

  it.each(TOOLS)('%s accepts valid arguments, all at once', async (tool) => {
    const { data, meta } = await tools.call<unknown>(tool, GOOD[tool] ?? {});
    expect(Array.isArray(data) ? data : [data]).not.toEqual([]);
    expect(meta).toMatchObject({ as_of: '2024-12-31', coverage: 'complete', truncated: false });
  });

  it.each(TOOLS)('%s takes null for every optional parameter', async (tool) => {
    const args = Object.fromEntries(
      Object.entries(GOOD[tool] ?? {}).map(([field, value]) => [
        field,
        REQUIRED[tool]?.includes(field) === true ? value : null,
      ]),
    );
    const required = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null));
    expect(await tools.call(tool, args)).toEqual(await tools.call(tool, required));
  });

  it.each(TOOLS)('%s lists every condition that was applied', async (tool) => {
    const { meta } = await tools.call(tool, GOOD[tool] ?? {});
    expect(meta.applied).toEqual(APPLIED[tool]);
  });

  it('publishes input schemas of plain keywords', () => {
    for (const { input_schema } of tools.registry.definitions()) {
      expect(keywordsIn(input_schema).filter((keyword) => !KEYWORDS.has(keyword))).toEqual([]);
      expect(input_schema).toMatchObject({ type: 'object', additionalProperties: false });
    }
  });

  it.each(SPOILT)('%s refuses a %s of %s', async (tool, field, _, value) => {
    const error = await tools.fail(tool, { ...GOOD[tool], [field]: value });
    expect(error.code).toBe('invalid_arguments');
    expect(error.message).toContain(field);
    expect(error.suggestions).toContainEqual({
      field: expect.stringMatching(field),
      message: expect.any(String),
    });
  });

  it.each(TOOLS)('%s refuses arguments that are not an object', async (tool) => {
    for (const value of [null, undefined, [], 'Jon Jones', 7, [GOOD[tool]]]) {
      expect((await tools.fail(tool, value)).code).toBe('invalid_arguments');
    }
  });

  it.each(TOOLS)('%s names every unknown key, including those of a prototype', async (tool) => {
    const unknown: Record<string, unknown> = {
      ...GOOD[tool],
      __proto: 1,
      constructor: 2,
      ['k'.repeat(500)]: 3,
    };
    const error = await tools.fail(tool, unknown);
    expect(error.code).toBe('invalid_arguments');
    expect(error.suggestions).toMatchObject([
      { field: '__proto' },
      { field: 'constructor' },
      { field: 'k'.repeat(60) },
    ]);
  });

  const RANGES = TOOLS.filter((tool) => GOOD[tool]?.['from'] !== undefined);
  it.each(RANGES)('%s refuses a reversed date range', async (tool) => {
    const error = await tools.fail(tool, { ...GOOD[tool], from: '2020-01-02', to: '2020-01-01' });
    expect(error).toMatchObject({ code: 'invalid_arguments', suggestions: [{ field: 'to' }] });
  });
});

const STRANGE = [
  "Robert'); DROP TABLE mma.fighters;--",
  "' OR '1'='1",
  'NaN',
  'undefined',
  '[object Object]',
  '__proto__',
  '%',
  '_',
  '\\',
  '.*',
  '(',
  '\u0000',
  '${jndi:ldap://x}',
  '😀😀😀',
  '\u202e\u202e',
  '존'.repeat(100),
  'a '.repeat(59),
];
const NAMED = TOOLS.flatMap((tool) =>
  Object.keys(GOOD[tool] ?? {})
    .filter((field) => NAMES.has(field))
    .map((field) => [tool, field] as const),
);

describe('a strange name', () => {
  it.each(NAMED)('is not found by %s (%s), without side effects', async (tool, field) => {
    const { signal } = new AbortController();
    for (const name of STRANGE) {
      const outcome = await tools.registry.call(tool, { ...GOOD[tool], [field]: name }, signal);
      const said = outcome.ok ? outcome.result.data : outcome.result.error.code;
      const expected = tool.startsWith('search_')
        ? []
        : expect.stringMatching(/^(?:fighter|event)_not_found$/);
      expect([name, said]).toEqual([name, expected]);
    }
  });

  it('does not change the data', async () => {
    const { data } = await tools.call('get_fighter', { fighter: 'Jon Jones' });
    expect(data).toMatchObject({ record: { wins: 1 } });
  });
});

/** What the gateways of OpenAI, Anthropic and Gemini all take. */
const KEYWORDS = new Set([
  'type',
  'description',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'default',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
]);

/** Every keyword inside a JSON Schema of arguments. */
function keywordsIn(schema: Record<string, unknown>): string[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [keyword];
    const inner = keyword === 'properties' ? Object.values(value) : [value];
    return [keyword, ...inner.flatMap((part) => keywordsIn(part as Record<string, unknown>))];
  });
}

/** Every object schema inside a JSON Schema. */
function objectsIn(schema: unknown): Record<string, unknown>[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.values(schema).flatMap(objectsIn);
  return 'type' in schema && schema.type === 'object' ? [{ ...schema }, ...inner] : inner;
}
