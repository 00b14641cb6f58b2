import { describe, expect, it } from '@jest/globals';
import { hearName, hearNameInText } from './hear-name.js';
import { buildSoundIndex } from './sound-index.js';

const NAMES = [
  ['Mateusz Gamrot', 'Gamer'],
  ['Joel Alvarez', 'El Fenomeno'],
  ['Eddie Alvarez', null],
  ['Jiri Prochazka', 'Denisa'],
  ['Joanna Jedrzejczyk', null],
  ['Rafael Fiziev', 'Ataman'],
  ['Khamzat Chimaev', 'Borz'],
  ['Merab Dvalishvili', 'The Machine'],
  ['Chan Sung Jung', 'The Korean Zombie'],
  ['Zhang Weili', 'Magnum'],
  ['Benoit Saint Denis', null],
  ['Georges St-Pierre', 'Rush'],
  ['Dricus Du Plessis', 'Stillknocks'],
  ['TJ Dillashaw', null],
  ['Raul Rosas Jr.', 'El Nino Problema'],
  ['Renato Moicano', null],
  ['Quinton Jackson', 'Rampage'],
  ['Lerone Murphy', null],
  ['Lauren Murphy', null],
  ['Ricardo Lamas', 'The Bully'],
  ['Ricardo Ramos', null],
  ['Jake Matthews', null],
  ['Mike Guymon', null],
  ['Volkan Oezdemir', null],
] as const;
const INDEX = buildSoundIndex(NAMES.map(([name, nickname]) => ({ name, nickname, aliases: [] })));

const named = (fighters: readonly number[] | undefined): string[] =>
  (fighters ?? []).map((index) => NAMES[index]?.[0] ?? '');

describe(hearName, () => {
  it.each([
    ['마테우스 감롯', 'Mateusz Gamrot'],
    ['마테우시 감로트', 'Mateusz Gamrot'],
    ['마테우스감롯', 'Mateusz Gamrot'],
    ['마테우스 감롯은', 'Mateusz Gamrot'],
    ['조엘 알바레스', 'Joel Alvarez'],
    ['조엘 알바레즈랑', 'Joel Alvarez'],
    ['이리 프로하스카', 'Jiri Prochazka'],
    ['라파엘 피지예프', 'Rafael Fiziev'],
    ['하파엘 피지에프', 'Rafael Fiziev'],
    ['함자트 치마예프', 'Khamzat Chimaev'],
    ['메랍 드발리쉬빌리', 'Merab Dvalishvili'],
    ['정찬성', 'Chan Sung Jung'],
    ['장웨일리', 'Zhang Weili'],
    ['브누아 생드니', 'Benoit Saint Denis'],
    ['조르주 생피에르', 'Georges St-Pierre'],
    ['뒤 플레시', 'Dricus Du Plessis'],
    ['티제이 딜라쇼', 'TJ Dillashaw'],
    ['라울 로사스 주니어', 'Raul Rosas Jr.'],
    ['헤나토 모이카노', 'Renato Moicano'],
    ['램페이지 잭슨', 'Quinton Jackson'],
    ['프로하스카', 'Jiri Prochazka'],
    ['르론 머피', 'Lerone Murphy'],
    ['로렌 머피', 'Lauren Murphy'],
    ['볼칸 오즈데미르', 'Volkan Oezdemir'],
  ])('takes %j for %s', (text, expected) => {
    expect(named(hearName(INDEX, text)?.fighters)).toEqual([expected]);
  });

  it.each([
    '마이크 타이슨',
    '맷 휴즈',
    '김연아',
    '손흥민',
    '톰 크루즈',
    '챔피언',
    '가',
    '',
    'abc',
    '감',
    '리카르도',
  ])('finds no fighter in %j', (text) => {
    expect(hearName(INDEX, text)).toBeNull();
  });

  it('gives all who sound almost alike, the nearest first', () => {
    expect(named(hearName(INDEX, '리카르도 라마스')?.fighters)).toEqual(['Ricardo Lamas', 'Ricardo Ramos']);
    expect(named(hearName(INDEX, '알바레스')?.fighters)).toEqual(['Joel Alvarez', 'Eddie Alvarez']);
  });

  it('tells how much of the text is the name', () => {
    expect(hearName(INDEX, '마테우스 감롯에게')?.length).toBe('마테우스 감롯'.length);
    expect(hearName(INDEX, '라파엘 피지예프')?.length).toBe('라파엘 피지예프'.length);
  });

  it('tells a surname from a whole name', () => {
    expect(hearName(INDEX, '프로하스카')?.whole).toBe(false);
    expect(hearName(INDEX, '이리 프로하스카')?.whole).toBe(true);
  });
});

describe(hearNameInText, () => {
  it('takes whole names only', () => {
    expect(named(hearNameInText(INDEX, '조엘 알바레스의')?.fighters)).toEqual(['Joel Alvarez']);
    expect(named(hearNameInText(INDEX, '조엘알바레스는')?.fighters)).toEqual(['Joel Alvarez']);
    expect(hearNameInText(INDEX, '프로하스카')).toBeNull();
    expect(hearNameInText(INDEX, '조엘 전적')).toBeNull();
  });
});
