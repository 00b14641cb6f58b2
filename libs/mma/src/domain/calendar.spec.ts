import { describe, expect, it } from '@jest/globals';
import { ageOn, daysBetween } from './calendar.js';

describe(ageOn, () => {
  it.each([
    ['1988-09-20', '2018-09-19', 29],
    ['1988-09-20', '2018-09-20', 30],
    ['1988-09-20', '2018-12-31', 30],
    ['2000-02-29', '2021-02-28', 20],
    ['2000-02-29', '2021-03-01', 21],
    ['2000-02-29', '2024-02-29', 24],
  ])('of someone born on %s is on %s %i', (bornOn, day, age) => {
    expect(ageOn(bornOn, day)).toBe(age);
  });
});

describe(daysBetween, () => {
  it('counts days over the end of a month', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2);
  });
});
