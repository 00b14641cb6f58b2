import { describe, expect, it } from '@jest/globals';
import { MAX_TOKENS, toTokenCount, toTokenUsage } from './token-usage.js';

describe(toTokenCount, () => {
  it.each([
    [0, 0],
    [12, 12],
    [1.9, 1],
    ['12', 12],
    [-5, 0],
    [1e300, MAX_TOKENS],
    [Number.POSITIVE_INFINITY, MAX_TOKENS],
    [2 ** 31, MAX_TOKENS],
    ['99999999999', MAX_TOKENS],
    [Number.NaN, 0],
    ['many', 0],
    ['-5', 0],
    ['', 0],
    [null, 0],
    [undefined, 0],
    [true, 0],
    [{}, 0],
    [[7], 0],
    [7n, 0],
  ])('converts %p to %p', (value, count) => {
    expect(toTokenCount(value)).toBe(count);
  });

  it('returns the fallback for a value that is not a number', () => {
    expect([toTokenCount('many', 7), toTokenCount(null, 7), toTokenCount(-1, 7)]).toEqual([7, 7, 0]);
  });
});

describe(toTokenUsage, () => {
  it('returns integers for any input', () => {
    expect(toTokenUsage({ input_tokens: Number.NaN, output_tokens: '3', thinking_tokens: -1 })).toEqual({
      input_tokens: 0,
      output_tokens: 3,
      cache_read_input_tokens: 0,
      cache_creation_input_tokens: 0,
      thinking_tokens: 0,
    });
  });
});
