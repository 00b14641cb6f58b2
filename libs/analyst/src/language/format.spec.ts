import { describe, expect, it } from '@jest/globals';
import {
  formatClock,
  formatDate,
  formatDuration,
  formatHeight,
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
