import { describe, expect, it } from '@jest/globals';
import { millisecondsToMidnight, readUsage } from './daily-usage.js';

const NOON = new Date('2026-08-01T12:00:00Z');

describe(readUsage.name, () => {
  const row = { totalRequests: 50, dailyRequests: 7, dailyRequestsOn: '2026-08-01', dailyRequestLimit: null };

  it.each([
    ['today', {}, 7, 93],
    ['yesterday', { dailyRequestsOn: '2026-07-31' }, 0, 100],
    ['never', { dailyRequestsOn: null }, 0, 100],
    ['today, with a limit of their own', { dailyRequestLimit: 10 }, 7, 3],
    ['today, with a limit lowered since', { dailyRequestLimit: 5 }, 7, 0],
  ])('reads counts of %s', (_when, changes, daily, remaining) => {
    const usage = readUsage({ ...row, ...changes }, 100, NOON);
    expect(usage).toMatchObject({ totalRequests: 50, dailyRequests: daily, remainingRequests: remaining });
  });
});

describe(millisecondsToMidnight.name, () => {
  it.each([
    ['2026-08-01T12:00:00Z', 43_200_000],
    ['2026-08-01T23:59:59.999Z', 1],
    ['2026-08-01T00:00:00Z', 86_400_000],
  ])('from %s is %d', (moment, expected) => {
    expect(millisecondsToMidnight(new Date(moment))).toBe(expected);
  });
});
