import { describe, expect, it } from '@jest/globals';
import { cutTable } from './table-rows.js';

const table = (rows: number): string =>
  ['| a | b |', '|---|:-:|', ...Array(rows).fill('| 1 | 2 |')].join('\n');

describe(cutTable, () => {
  it('keeps the head and the first rows', () => {
    expect(cutTable(table(5), 2)).toEqual({ text: table(2), hidden: 3 });
  });

  it('leaves a short table alone', () => {
    expect(cutTable(table(2), 2)).toBeUndefined();
  });

  it.each([
    ['text', 'a\nb\nc\nd'],
    ['text with a line below', 'a\n---\nc\nd\ne'],
    ['text with bars', 'a | b\nc | d\ne | f\ng | h\ni | j'],
  ])('leaves %s alone', (_what, text) => {
    expect(cutTable(text, 1)).toBeUndefined();
  });
});
