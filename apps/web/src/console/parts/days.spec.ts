import { describe, expect, it } from '@jest/globals';
import { dayBefore, today } from './days.js';

describe('days', () => {
  it('are those of UTC', () => {
    expect(today(new Date('2026-03-01T00:30:00+09:00'))).toBe('2026-02-28');
  });

  it.each([
    ['2026-03-01', 1, '2026-02-28'],
    ['2026-01-01', 29, '2025-12-03'],
    ['2026-08-30', 0, '2026-08-30'],
  ])('%s less %i is %s', (day, count, earlier) => {
    expect(dayBefore(day, count)).toBe(earlier);
  });
});
