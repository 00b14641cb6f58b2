import { describe, expect, it } from '@jest/globals';
import { readLimit } from './user-change.js';

describe(readLimit, () => {
  it.each([
    ['', null],
    ['  ', null],
    ['0', 0],
    [' 500 ', 500],
    ['1000000', 1_000_000],
    ['1000001', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['many', undefined],
  ])('reads %j as %j', (typed, limit) => {
    expect(readLimit(typed)).toBe(limit);
  });
});
