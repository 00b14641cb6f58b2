import { describe, expect, it } from '@jest/globals';
import { ageOn, daysBetween, dayIn, weekdayIn } from './calendar.js';

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

describe(dayIn.name, () => {
  const now = new Date('2026-12-31T15:30:00Z');

  it.each([
    ['UTC', '2026-12-31'],
    ['Asia/Seoul', '2027-01-01'],
    ['Pacific/Kiritimati', '2027-01-01'],
    ['America/Los_Angeles', '2026-12-31'],
    ['Pacific/Pago_Pago', '2026-12-31'],
  ])('returns the day in %s', (timeZone, day) => {
    expect(dayIn(timeZone, now)).toBe(day);
  });

  it('begins the day at midnight, also in summer time', () => {
    expect(dayIn('America/New_York', new Date('2026-07-04T03:59:59Z'))).toBe('2026-07-03');
    expect(dayIn('America/New_York', new Date('2026-07-04T04:00:00Z'))).toBe('2026-07-04');
  });
});

describe(weekdayIn, () => {
  it('is that of the time zone', () => {
    const now = new Date('2026-07-04T03:59:59Z');
    expect([weekdayIn('America/New_York', now), weekdayIn('Asia/Seoul', now)]).toEqual([
      'Friday',
      'Saturday',
    ]);
  });
});
