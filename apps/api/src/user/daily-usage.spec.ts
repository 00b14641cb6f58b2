import { describe, expect, it } from '@jest/globals';
import { nextMidnight, readUsage } from './daily-usage.js';

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

describe(nextMidnight.name, () => {
  it.each([
    ['2026-08-01T12:00:00Z', '2026-08-02'],
    ['2026-08-31T23:59:59.999Z', '2026-09-01'],
    ['2026-08-01T00:00:00Z', '2026-08-02'],
  ])('after %s is that of %s', (moment, day) => {
    expect(nextMidnight(new Date(moment)).toISOString()).toBe(`${day}T00:00:00.000Z`);
  });
});
