import { describe, expect, it } from '@jest/globals';
import stringWidth from 'string-width';
import { fitWidth } from './format.js';

describe(fitWidth, () => {
  it.each([
    ['Khabib', 6, 'Khabib'],
    ['Khabib', 5, 'Khab…'],
    ['존 존스', 7, '존 존스'],
    ['존 존스', 6, '존 존…'],
    ['👍🏽 yes', 4, '👍🏽 …'],
    ['👨‍👩‍👧 family', 4, '👨‍👩‍👧 …'],
    ['e\u0301e\u0301e\u0301', 3, 'e\u0301e\u0301e\u0301'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
  ])('fits %j into %i columns', (text, columns, expected) => {
    expect(fitWidth(text, columns)).toBe(expected);
    expect(stringWidth(expected)).toBeLessThanOrEqual(columns);
  });
});
