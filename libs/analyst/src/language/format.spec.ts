import { describe, expect, it } from '@jest/globals';
import {
  formatClock,
  formatDate,
  formatDuration,
  formatHeight,
  formatPeriod,
  formatReach,
  formatRoundTime,
  formatShare,
  formatWeight,
  ordinal,
  table,
} from './format.js';

describe('formatting', () => {
  it('writes days', () => {
    expect(formatDate('2020-10-24', 'en')).toBe('October 24, 2020');
    expect(formatDate('2020-10-24', 'ko')).toBe('2020년 10월 24일');
    expect(formatDate(null, 'en')).toBe('date unknown');
  });

  it.each([
    [{ from: '2015-01-01', to: null }, 'since 2015', '2015년 이후'],
    [{ from: null, to: '2007-12-31' }, 'before 2008', '2008년 전'],
    [{ from: '2015-01-01', to: '2015-12-31' }, 'in 2015', '2015년'],
    [{ from: '2010-01-01', to: '2019-12-31' }, 'in the 2010s', '2010년대'],
    [{ from: '2010-01-01', to: '2014-12-31' }, 'between 2010 and 2014', '2010~2014년'],
    [{ from: '2013-02-01', to: '2013-02-28' }, 'in February 2013', '2013년 2월'],
    [{ from: '2020-03-05' }, 'since March 5, 2020', '2020년 3월 5일 이후'],
    [{ from: '2020-03-05', to: '2020-03-05' }, 'on March 5, 2020', '2020년 3월 5일'],
    [{ from: null, to: null }, '', ''],
  ])('writes the period %j to the day', (period, english, korean) => {
    expect(formatPeriod(period, 'en')).toBe(english);
    expect(formatPeriod(period, 'ko')).toBe(korean);
  });

  it('writes spans of time', () => {
    expect(formatClock(1093)).toBe('18:13');
    expect(formatClock(0)).toBe('0:00');
    expect(formatDuration(1093, 'en')).toBe('18 minutes 13 seconds');
    expect(formatDuration(1093, 'ko')).toBe('18분 13초');
    expect(formatDuration(60, 'en')).toBe('1 minute');
    expect(formatDuration(300, 'ko')).toBe('5분');
    expect(formatDuration(5, 'en')).toBe('5 seconds');
    expect(formatRoundTime('0:05')).toBe('5초');
    expect(formatRoundTime('3:03')).toBe('3분 3초');
  });

  it('writes measures in both systems', () => {
    expect(formatHeight(193.04)).toBe(`193 cm (6'4")`);
    expect(formatHeight(167.64)).toBe(`167.6 cm (5'6")`);
    expect(formatReach(200.66)).toBe(`200.7 cm (79 in, 6'7")`);
    expect(formatReach(191.77)).toBe(`191.8 cm (75.5 in, 6'3.5")`);
    expect(formatWeight(70.3)).toBe('70.3 kg (155 lb)');
  });

  it('writes shares and ordinals', () => {
    expect(formatShare(0.4677)).toBe('46.8%');
    expect(formatShare(1)).toBe('100%');
    expect([1, 2, 3, 11, 22].map(ordinal)).toEqual(['1st', '2nd', '3rd', '11th', '22nd']);
  });

  it('keeps a bar in a cell from breaking the table', () => {
    expect(table(['a'], [['x|y']])).toBe('| a |\n| --- |\n| x/y |');
  });
});
