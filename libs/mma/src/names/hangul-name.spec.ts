import { describe, expect, it } from '@jest/globals';
import { buildGazetteer, type GazetteerFighter } from './gazetteer.js';
import { readHangulName } from './hangul-name.js';

const fighter = (name: string, nickname: string | null, bouts: number): GazetteerFighter => ({
  id: `${name}/${nickname ?? ''}`,
  name,
  nickname,
  aliases: [],
  bouts,
  titleBouts: 0,
});

const GAZETTEER = buildGazetteer(
  [
    fighter('Anderson Silva', 'The Spider', 25),
    fighter('Bruno Silva', 'Bulldog', 12),
    fighter('Bruno Silva', 'Blindado', 11),
    fighter('Pedro Munhoz', null, 20),
    fighter('Jon Jones', 'Bones', 24),
    fighter('Chan Sung Jung', 'The Korean Zombie', 12),
  ],
  [
    { sourceName: 'Anderson Silva', korean: ['앤더슨 실바'], latin: [] },
    { sourceName: 'Bruno Silva (Bulldog)', korean: ['브루노 실바'], latin: [] },
    { sourceName: 'Bruno Silva (Blindado)', korean: ['브루노 실바'], latin: [] },
    { sourceName: 'Pedro Munhoz', korean: ['페드로 무뇨스'], latin: [] },
    { sourceName: 'Jon Jones', korean: ['존 존스'], latin: [] },
    { sourceName: 'Chan Sung Jung', korean: ['정찬성', '코리안 좀비'], latin: [] },
  ],
);

function read(text: string): string[] {
  const { fighters, covered } = readHangulName(GAZETTEER, text);
  return covered ? fighters.map((index) => GAZETTEER.fighters[index]?.id ?? '') : [];
}

describe(readHangulName, () => {
  it.each([
    ['존 존스', ['Jon Jones/Bones']],
    ['존존스', ['Jon Jones/Bones']],
    ['존스 선수는', ['Jon Jones/Bones']],
    ['앤더슨 실바', ['Anderson Silva/The Spider']],
    ['anderson 실바', ['Anderson Silva/The Spider']],
    ['브루노 실바', ['Bruno Silva/Bulldog', 'Bruno Silva/Blindado']],
    ['코리안 좀비 정찬성', ['Chan Sung Jung/The Korean Zombie']],
    ['톰 존스', []],
    ['페드로 실바', []],
    ['tom 존스', []],
    ['마이크 타이슨', []],
  ])('takes %j for %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('gives the bearers of the surname for a name that is nobody’s', () => {
    const { fighters, covered } = readHangulName(GAZETTEER, '페드로 실바');
    expect(covered).toBe(false);
    expect(fighters.map((index) => GAZETTEER.fighters[index]?.name)).toEqual([
      'Anderson Silva',
      'Bruno Silva',
      'Bruno Silva',
    ]);
  });

  it('scores a misspelt name less than 1', () => {
    expect(readHangulName(GAZETTEER, '코리안 좀비').score).toBe(1);
    expect(readHangulName(GAZETTEER, '앤더선실바').score).toBeLessThan(1);
  });
});
