import { describe, expect, it } from '@jest/globals';
import { LineReports } from './line-reports.js';

describe('LineReports', () => {
  it('keeps the first hundred thousand, counts the others and says so', () => {
    const reports = new LineReports();
    for (let line = 1; line <= 100_002; line += 1) reports.reject('a.csv', line, 'no');
    const sorted = reports.sorted();
    expect(sorted).toHaveLength(100_001);
    expect(sorted.at(-1)).toEqual({
      file: 'a.csv',
      line: 100_001,
      severity: 'warning',
      reason: 'and 2 more reports from here on, which are not kept',
    });
    expect(reports.rejectedIn('a.csv')).toBe(100_002);
  });
});
