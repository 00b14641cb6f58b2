import { describe, expect, it } from '@jest/globals';
import { LineReports, boundValues } from './line-reports.js';

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
      reason: '2 more reports omitted',
    });
    expect(reports.rejectedIn('a.csv')).toBe(100_002);
  });
});

describe(boundValues.name, () => {
  it('keeps ordinary values as they are', () => {
    expect(boundValues({ EVENT: 'Night One ', DATE: '' })).toEqual({ EVENT: 'Night One ', DATE: '' });
  });

  it('writes control characters out, in names of columns too', () => {
    expect(boundValues({ 'A\0': 'x\u001b[2J\ty' })).toEqual({ 'A\\u0000': 'x\\u001b[2J\\u0009y' });
  });

  it('cuts long values, and never through a character', () => {
    expect(boundValues({ a: 'x'.repeat(2000) })).toEqual({ a: `${'x'.repeat(1000)}…` });
    expect(boundValues({ a: `x${'\u{1F94A}'.repeat(900)}` }).a).toBe(`x${'\u{1F94A}'.repeat(499)}…`);
  });

  it('keeps no more of a row than its bound, however many columns it has', () => {
    const row = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`column ${index}`, 'value']));
    const kept = JSON.stringify(boundValues(row));
    expect(kept.length).toBeLessThan(6000);
    expect(kept).toContain('"column 0":"value"');
  });
});
