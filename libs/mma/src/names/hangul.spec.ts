import { describe, expect, it } from '@jest/globals';
import { isParticleTail, toJamo } from './hangul.js';

describe(isParticleTail, () => {
  it.each([
    '',
    '은',
    '는',
    '이',
    '가',
    '의',
    '를',
    '랑',
    '이랑',
    '하고',
    '한테',
    '에게',
    '보다',
    '전',
    '전에서',
    '이가',
    '선수',
    '선수는',
    '선수의',
    '씨가',
    '이야',
  ])('takes %j for particles', (tail) => {
    expect(isParticleTail(tail)).toBe(true);
  });

  it.each(['저', '스', '키', '레터', '대회', '가나다', '선수단'])('takes %j for part of a word', (tail) => {
    expect(isParticleTail(tail)).toBe(false);
  });
});

describe(toJamo, () => {
  it('takes syllables apart', () => {
    expect(toJamo('볼프')).toHaveLength(5);
    expect(toJamo('UFC')).toBe('UFC');
  });
});
