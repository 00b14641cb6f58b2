import { describe, expect, it } from '@jest/globals';
import { excerptOf, searchWords } from './excerpt.js';

const marked = (text: string, ...words: string[]): string[] => {
  const excerpt = excerptOf(text, words);
  return excerpt.matches.map(({ start, end }) => excerpt.text.slice(start, end));
};

describe(searchWords.name, () => {
  it('splits at white space and drops repeated words', () => {
    expect(searchWords('존  존스\n전적 존')).toEqual(['존', '존스', '전적']);
    expect(searchWords('')).toEqual([]);
  });
});

describe(excerptOf.name, () => {
  it('marks every word in any letter case, also inside Korean words', () => {
    expect(marked('Jon JONES beat jones', 'jones')).toEqual(['JONES', 'jones']);
    expect(marked('존 존스의 전적', '존스', '전적')).toEqual(['존스', '전적']);
  });

  it('takes characters of regular expressions as they are', () => {
    expect(marked('13-0 (100%) a.b [x] c\\d $5', '(100%)', 'a.b', '[x]', 'c\\d', '$5')).toEqual([
      '(100%)',
      'a.b',
      '[x]',
      'c\\d',
      '$5',
    ]);
    expect(marked('axb', 'a.b')).toEqual([]);
  });

  it('counts in UTF-16 and keeps offsets beside letters whose lower case is longer', () => {
    const { text, matches } = excerptOf('🥊İ İ knockout', ['knockout']);
    expect(matches).toEqual([{ start: 6, end: 14 }]);
    expect(text.slice(6, 14)).toBe('knockout');
  });

  it('shows the surroundings of a match in a long text without half characters', () => {
    const { text, matches } = excerptOf('🥊'.repeat(5_000) + 'needle' + '🥋'.repeat(5_000), ['needle']);
    expect(text.length).toBeLessThanOrEqual(241);
    expect(text).not.toMatch(/\p{Surrogate}/u);
    expect(matches.map(({ start, end }) => text.slice(start, end))).toEqual(['needle']);
  });

  it('prefers the longer of two words at one position', () => {
    expect(marked('존스', '존', '존스')).toEqual(['존스']);
  });
});
