import { DAY_PATTERN, type ArgumentSchema } from './input-schema.js';

const LONGEST_JSON = 100_000;
/** Longer texts are names, not numbers, days or words of a list. */
const LONGEST_WORD = 60;
const LONGEST_LIST = 1000;
/** Parameters that end a range: a year or a month means its last day. */
const LAST_DAYS: ReadonlySet<string> = new Set(['to']);

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const DAY_AND_TIME =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;
const YEAR = /^\d{4}$/;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/**
 * Reads arguments as a model obviously means them: null is absent, `"3"` is 3, `Light Heavyweight` is one of the listed
 * values, a date-time is its day, a year its first day, one value a list of one. Valid arguments, unknown keys and
 * everything else stay as they are; the tool's schema judges the outcome.
 * @param schema of the tool's arguments, from `toInputSchema`
 */
export function readTolerantly(args: unknown, schema: Record<string, unknown>): unknown {
  const given = typeof args === 'string' ? parseObject(args) : args;
  if (!isObject(given)) return args;
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const read = Object.entries(given).flatMap(([name, value]): [string, unknown][] => {
    const expected = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!isObject(expected)) return [[name, value]];
    return value === null ? [] : [[name, readValue(value, expected, name)]];
  });
  return Object.fromEntries(read);
}

function readValue(value: unknown, schema: ArgumentSchema, name: string): unknown {
  if (schema.type === 'array') return readList(value, schema.items, name);
  if (schema.pattern === DAY_PATTERN) return readDay(value, LAST_DAYS.has(name));
  if (typeof value !== 'string' || value.length > LONGEST_WORD) return value;
  if (Array.isArray(schema.enum)) return readWord(value, schema.enum);
  const text = value.trim();
  if (schema.type === 'integer' || schema.type === 'number') return NUMBER.test(text) ? Number(text) : value;
  if (schema.type === 'boolean') return BOOLEANS.get(text.toLowerCase()) ?? value;
  return value;
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

function readList(value: unknown, items: unknown, name: string): unknown {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (!isObject(items) || list.length > LONGEST_LIST) return list;
  return list.map((item) => (Array.isArray(item) ? item : readValue(item, items, name)));
}

function readWord(value: string, words: readonly unknown[]): string {
  if (words.includes(value)) return value;
  const folded = foldWord(value);
  const fitting = words.filter((word) => typeof word === 'string' && foldWord(word) === folded);
  const [word] = fitting;
  return typeof word === 'string' && fitting.length === 1 ? word : value;
}

/** Without case, spaces, hyphens, underscores and slashes; `women's` is `women`. */
const foldWord = (word: string): string =>
  word
    .toLowerCase()
    .replace(/women['’]?s(?![a-z])/g, 'women')
    .replace(/[\s_/-]+/g, '');

function readDay(value: unknown, isLast: boolean): unknown {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.length > LONGEST_WORD) return value;
  const trimmed = text.trim();
  if (YEAR.test(trimmed)) return `${trimmed}-${isLast ? '12-31' : '01-01'}`;
  const [, year, month] = MONTH.exec(trimmed) ?? [];
  if (year !== undefined && month !== undefined) {
    const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
    return `${trimmed}-${isLast ? last : '01'}`;
  }
  return DAY_AND_TIME.exec(trimmed)?.[1] ?? value;
}

function parseObject(text: string): unknown {
  if (text.length > LONGEST_JSON || !text.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
