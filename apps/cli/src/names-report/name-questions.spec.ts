import { describe, expect, it } from '@jest/globals';
import { koreanQuestions, mistakenQuestions, writtenQuestions } from './name-questions.js';

const fighter = (name: string, bouts: number) => ({
  id: `${name} ${bouts}`,
  name,
  nickname: null,
  aliases: [],
  bouts,
  titleBouts: 0,
});

describe(koreanQuestions, () => {
  const entries = [
    { sourceName: 'Chan Sung Jung', korean: ['정찬성', '코리안 좀비', '코리안좀비'], latin: [] },
    { sourceName: 'Bruno Silva (Bulldog)', korean: ['브루노 실바'], latin: [] },
  ];

  it('asks for every spelling, and tells homonyms apart', () => {
    expect(koreanQuestions(entries, 'all')).toEqual([
      { text: '정찬성', expected: ['chan sung jung'] },
      { text: '코리안 좀비', expected: ['chan sung jung'] },
      { text: '코리안좀비', expected: ['chan sung jung'] },
      { text: '브루노 실바 (Bulldog)', expected: ['bruno silva'] },
    ]);
  });

  it('leaves short names out where whole ones are asked for', () => {
    expect(koreanQuestions(entries, 'whole').map(({ text }) => text)).toEqual([
      '정찬성',
      '코리안 좀비',
      '브루노 실바 (Bulldog)',
    ]);
  });
});

describe(writtenQuestions, () => {
  it('asks for those with five bouts whose name is theirs alone', () => {
    const fighters = [
      fighter('Jon Jones', 24),
      fighter('Newcomer', 4),
      fighter('Bruno Silva', 12),
      fighter('Bruno Silva', 11),
    ];
    expect(writtenQuestions(fighters).map(({ text }) => text)).toEqual(['Jon Jones']);
  });
});

describe(mistakenQuestions, () => {
  it('leaves out a mistake that makes somebody else’s name', () => {
    const fighters = [
      fighter('Ab', 9),
      ...[...'acdefghijklmnopqrstuvwxyz'].map((letter) => fighter(`A${letter}`, 1)),
    ];
    const texts = mistakenQuestions(fighters, { mistakes: 20, seed: 1 }).map(({ text }) =>
      text.toLowerCase(),
    );
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => /^a[a-z]$/.test(text))).toEqual([]);
  });
});
