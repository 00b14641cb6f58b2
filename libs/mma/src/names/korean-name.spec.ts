import { describe, expect, it } from '@jest/globals';
import { buildGazetteer, type GazetteerFighter } from './gazetteer.js';
import { readKoreanName } from './korean-name.js';

const fighter = (name: string, bouts: number): GazetteerFighter => ({
  id: name,
  name,
  nickname: null,
  aliases: [],
  bouts,
  titleBouts: 0,
});

const GAZETTEER = buildGazetteer(
  [
    fighter('Eddie Alvarez', 8),
    fighter('Joel Alvarez', 9),
    fighter('Jon Jones', 24),
    fighter('BJ Daniels', 3),
    fighter('Lerone Murphy', 9),
  ],
  [
    { sourceName: 'Eddie Alvarez', korean: ['에디 알바레즈'], latin: [] },
    { sourceName: 'Jon Jones', korean: ['존 존스'], latin: [] },
    { sourceName: 'Lauren Murphy', korean: ['로렌 머피'], latin: [] },
  ],
);

function read(text: string): { names: string[]; bySound: boolean } {
  const { fighters, covered, bySound } = readKoreanName(GAZETTEER, text);
  return { names: covered ? fighters.map((index) => GAZETTEER.fighters[index]?.name ?? '') : [], bySound };
}

describe(readKoreanName, () => {
  it('takes a listed spelling as it is', () => {
    expect(read('존 존스')).toEqual({ names: ['Jon Jones'], bySound: false });
    expect(read('에디 알바레즈는')).toEqual({ names: ['Eddie Alvarez'], bySound: false });
  });

  it('takes a listed spelling with a mistake before the sound of the same person', () => {
    expect(read('에디 알바레주')).toEqual({ names: ['Eddie Alvarez'], bySound: false });
  });

  it.each([
    ['조엘 알바레스', 'Joel Alvarez'],
    ['조엘 알바레스 선수는', 'Joel Alvarez'],
    ['ufc 조엘 알바레스', 'Joel Alvarez'],
    ['joel 알바레스', 'Joel Alvarez'],
    ['bj 다니엘스', 'BJ Daniels'],
  ])('takes %j by its sound', (text, name) => {
    expect(read(text)).toEqual({ names: [name], bySound: true });
  });

  it('does not take the listed spelling of somebody who is not in the data for another', () => {
    expect(read('르론 머피').names).toEqual(['Lerone Murphy']);
    expect(read('로렌 머피').names).toEqual([]);
    expect(read('로렌머피는').names).toEqual([]);
  });

  it.each(['톰 존스', '카넬로 알바레스', 'canelo 알바레스', '마이크 타이슨'])(
    'finds no fighter in %j',
    (text) => {
      expect(read(text).names).toEqual([]);
    },
  );
});
