import { describe, expect, it } from '@jest/globals';
import { findContradiction, parseComparison, type Comparison } from './statistic-comparison.js';

describe(parseComparison, () => {
  it.each([
    ['knockdowns >= 2', { statistic: 'knockdowns', operator: '>=', value: 2 }],
    ['opponent_takedowns_landed=0', { statistic: 'opponent_takedowns_landed', operator: '=', value: 0 }],
    [' Control_Seconds < 60 ', { statistic: 'control_seconds', operator: '<', value: 60 }],
    ['reversals == 1', { statistic: 'reversals', operator: '=', value: 1 }],
    ['fight_seconds > 1200', { statistic: 'fight_seconds', operator: '>', value: 1200 }],
  ])('reads %j', (text, comparison) => {
    expect(parseComparison(text)).toEqual(comparison);
  });

  it.each([
    'knockdowns',
    'knockdowns 2',
    '>= 2',
    'knockdowns >= two',
    'knockdowns >= -1',
    'knockdowns >= 1; drop',
  ])('refuses %j with the form', (text) => {
    expect(parseComparison(text)).toEqual({
      fault: expect.stringContaining('must be like `knockdowns >= 2`'),
    });
  });

  it('names the known statistics where one is not known', () => {
    expect(parseComparison('kd >= 2')).toEqual({
      fault: expect.stringMatching(/^kd is not known;.*opponent_reversals/),
    });
  });
});

describe(findContradiction, () => {
  const read = (texts: string[]): Comparison[] =>
    texts.flatMap((text) => {
      const comparison = parseComparison(text);
      return 'fault' in comparison ? [] : [comparison];
    });

  it.each([
    [['knockdowns >= 2', 'knockdowns < 2'], 'knockdowns'],
    [['knockdowns > 1', 'knockdowns < 2'], 'knockdowns'],
    [['knockdowns = 1', 'knockdowns = 2'], 'knockdowns'],
    [['reversals < 0'], 'reversals'],
    [['knockdowns >= 2', 'knockdowns <= 2'], null],
    [['knockdowns >= 2', 'opponent_knockdowns < 2'], null],
  ])('in %j is %j', (texts, statistic) => {
    expect(findContradiction(read(texts))).toBe(statistic);
  });
});
