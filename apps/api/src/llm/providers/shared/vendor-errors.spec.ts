import { describe, expect, it } from '@jest/globals';
import { parseRetryAfter } from './vendor-errors.js';

const NOW = Date.parse('2026-01-01T00:00:00Z');

describe(parseRetryAfter.name, () => {
  it.each([
    ['1', 1000],
    ['0.5', 500],
    ['3600', 3_600_000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    [null, undefined],
  ])('%p is %p ms', (value, expected) => {
    expect(parseRetryAfter(value, NOW)).toBe(expected);
  });
});
