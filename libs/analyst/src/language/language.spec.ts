import { describe, expect, it } from '@jest/globals';
import { detectLanguage, isWrittenIn } from './language.js';

describe(detectLanguage, () => {
  it.each([
    ['하빕 UFC 전적 알려줘', 'ko'],
    ['UFC 281 Adesanya vs Pereira 심판', 'ko'],
    ['Khabib McGregor 주심 누구였어', 'ko'],
    ['ufc193 메인', 'ko'],
    ["What is Khabib Nurmagomedov's UFC record?", 'en'],
    ["What is 정찬성's record in the UFC?", 'en'],
    ['jones record', 'en'],
    ['???', 'en'],
  ])('reads %j as %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});

describe(isWrittenIn.name, () => {
  it.each([
    ['존 존스(Jon Jones)의 UFC 전적은 22승 1패이고 무효 경기가 하나 있습니다.', 'ko'],
    [
      'Jon Jones의 UFC 전적은 22승 1패입니다. 마지막 경기는 UFC 309에서 Stipe Miocic을 이긴 경기였습니다.',
      'ko',
    ],
    [
      '| 선수 | Jon Jones |\n|---|---|\n| 상대 | Stipe Miocic, Ciryl Gane, Dominick Reyes |\n\n모두 이겼습니다.',
      'ko',
    ],
    ['Jon Jones has a UFC record of 22 wins, one loss and one no contest.', 'en'],
    ['Chan Sung Jung (정찬성) is called The Korean Zombie (코리안 좀비).', 'en'],
    ['22-1-0', 'ko'],
  ] as const)('takes %j for %s', (text, language) => {
    expect(isWrittenIn(text, language)).toBe(true);
  });

  it.each([
    ['Jon Jones has a UFC record of 22 wins, one loss and one no contest.', 'ko'],
    ['존 존스의 UFC 전적은 22승 1패이고 무효 경기가 하나 있습니다.', 'en'],
  ] as const)('does not take %j for %s', (text, language) => {
    expect(isWrittenIn(text, language)).toBe(false);
  });

  it('reads an answer of opening brackets in linear time', () => {
    const began = performance.now();
    isWrittenIn('('.repeat(200_000), 'en');
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
