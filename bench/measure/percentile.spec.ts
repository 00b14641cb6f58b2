import { describe, expect, it } from '@jest/globals';
import { percentile, summarize } from './percentile.js';

describe(percentile, () => {
  it.each([
    [[3], 0.5, 3],
    [[4, 1, 3, 2], 0, 1],
    [[4, 1, 3, 2], 1, 4],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[10, 20, 30, 40, 50], 0.95, 48],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(percentile(values, share)).toBeCloseTo(expected, 10);
  });

  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    percentile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  it('refuses to tell anything about no values', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });
});

describe(summarize, () => {
  it('tells the middle, the slow end and the worst', () => {
    const values = Array.from({ length: 101 }, (_, index) => index);
    expect(summarize(values)).toEqual({ count: 101, p50: 50, p95: 95, p99: 99, max: 100 });
  });
});
