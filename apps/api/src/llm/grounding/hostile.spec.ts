import { describe, expect, it } from '@jest/globals';
import { checkClaims } from './check-claims.js';
import { Facts } from './facts/facts.js';
import { safePrefix } from './safe-prefix.js';
import { sampleFacts } from './testing/sample-facts.js';

/** Generous: what grows with the square of the length takes minutes. */
const MOST_MS = 20_000;
const TEXTS = {
  digits: '1'.repeat(100_000),
  numbers: '1 '.repeat(15_000),
  records: '1-'.repeat(15_000),
  commas: '1,'.repeat(15_000),
  clocks: '1:1'.repeat(10_000),
  brackets: '('.repeat(200_000),
  bars: '|'.repeat(200_000),
  tables: `${'| 1 '.repeat(200)}|\n`.repeat(50),
  names: 'Jon Jones '.repeat(20_000),
  hangul: '존 존스 '.repeat(20_000),
  capitals: 'A'.repeat(200_000),
  quotes: "A'".repeat(100_000),
  ticks: '`'.repeat(200_000),
  links: 'https://'.repeat(25_000),
  items: '\n- 1'.repeat(10_000),
  surrogates: '\ud800'.repeat(100_000),
};

const letters = (value: number): string =>
  String(value)
    .padStart(4, '0')
    .replace(/\d/g, (digit) => 'bcdfghjklm'[Number(digit)] ?? '');
const nameOf = (index: number): string => `Ra${letters(index)} Zu${letters(index)}`;

const newFacts = (): Facts => new Facts({ language: 'en', now: new Date(), timeZone: 'UTC' });

describe('hostile texts', () => {
  it.each(Object.entries(TEXTS))('are read in linear time: %s', (_, text) => {
    const facts = sampleFacts();
    const began = performance.now();
    checkClaims(text, facts);
    checkClaims(text.slice(0, 20_000), newFacts());
    safePrefix('', text.slice(0, 20_000), false, facts);
    expect(performance.now() - began).toBeLessThan(MOST_MS);
  });
});

describe('odd tool results', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(500)}1${']'.repeat(500)}`);
  it.each([
    ['null', null],
    ['a number', 5],
    ['a list of nulls', [null, undefined, Number.NaN, true]],
    ['deep nesting', deep],
    ['odd values', { name: 5, fighter_a: null, rounds: 'x', record: [1], key: { a: 1 }, date: '2024-13-99' }],
    ['lone surrogates', [{ name: '\ud800', fighter_id: 'x', nickname: '\udfff', record: { wins: 1 } }]],
    ['a table without rows', { columns: ['a'], rows: [null, 3, ['x']] }],
    [
      'not a number',
      { name: 'A B', fighter_id: 'x', record: { wins: Number.NaN, losses: Number.POSITIVE_INFINITY } },
    ],
  ])('do no harm: %s', (_, data) => {
    const facts = newFacts();
    facts.addToolResult({ name: 'x', arguments: data }, { data, meta: data });
    expect(checkClaims('It was 7 wins on May 4, 2024.', facts).unverified.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['May 4, 2024']),
    );
  });

  it('index 5,000 rows quickly, and do not verify every number', () => {
    const rows = Array.from({ length: 5000 }, (_, index) => ({
      rank: index + 1,
      fighter_id: `f${index}`,
      name: nameOf(index),
      value: 2 * (5000 - index),
      bouts: 3,
    }));
    const facts = newFacts();
    facts.addToolResult({ name: 'get_leaderboard', arguments: { metric: 'wins' } }, { data: rows, meta: {} });
    const began = performance.now();
    expect(checkClaims(`${nameOf(7)} has 9986 wins.`, facts).unverified).toEqual([]);
    expect(checkClaims(`${nameOf(7)} has 9984 wins.`, facts).unverified).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(MOST_MS);
  });
});
