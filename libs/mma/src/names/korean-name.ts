import { foldText } from './fold-text.js';
import type { Gazetteer } from './gazetteer.js';
import { HANGUL, isParticleTail } from './hangul.js';
import { IGNORED_WORDS, readHangulName, type HangulName } from './hangul-name.js';
import { hearName, type HeardName } from './sound/hear-name.js';

/** A Korean name, matched by listed spelling or else by sound. */
export interface KoreanName extends HangulName {
  bySound: boolean;
}

/** A match by sound this close beats a misspelt listed name. */
const JUST_ALIKE = 0.03;
const INITIALS = /^[a-z]{2,3}$/;
const LETTER_NAMES: Readonly<Record<string, string>> = {
  a: '에이',
  b: '비',
  c: '씨',
  d: '디',
  e: '이',
  f: '에프',
  g: '지',
  h: '에이치',
  i: '아이',
  j: '제이',
  k: '케이',
  l: '엘',
  m: '엠',
  n: '엔',
  o: '오',
  p: '피',
  q: '큐',
  r: '아르',
  s: '에스',
  t: '티',
  u: '유',
  v: '브이',
  w: '더블유',
  x: '엑스',
  y: '와이',
  z: '제트',
};

/** @param folded Hangul, optionally with Latin words, without hints about namesakes */
export function readKoreanName(gazetteer: Gazetteer, folded: string): KoreanName {
  const spelt = { ...readHangulName(gazetteer, folded), bySound: false };
  if (spelt.covered && spelt.score === 1) return spelt;
  const heard = hear(gazetteer, folded);
  if (heard === null || (spelt.covered && heard.distance > JUST_ALIKE)) return spelt;
  // A misspelt surname may be another fighter's exact name; a whole name may not.
  if (spelt.covered && spelt.whole && spelt.fighters.some((index) => heard.fighters.includes(index)))
    return spelt;
  const { fighters, whole, distance } = heard;
  return { fighters, whole, covered: true, score: 1 - distance, bySound: true };
}

function hear(gazetteer: Gazetteer, folded: string): HeardName | null {
  const words = folded
    .split(' ')
    .filter((word, index) => !IGNORED_WORDS.has(word) && (index === 0 || !isParticleTail(word)));
  const latin = words.filter((word) => !HANGUL.test(word));
  if (latin.length === 0) return hearUnlisted(gazetteer, words.join(' '));
  const spelled = words.map((word) => (INITIALS.test(word) ? spellOut(word) : word));
  if (spelled.every((word) => HANGUL.test(word))) {
    const heard = hearName(gazetteer.sounds, spelled.join(' '));
    if (heard !== null) return heard;
  }
  const heard = hearName(gazetteer.sounds, words.filter((word) => HANGUL.test(word)).join(' '));
  if (heard === null) return null;
  const fighters = heard.fighters.filter((index) => bears(gazetteer, index, latin));
  return fighters.length === 0 ? null : { ...heard, fighters };
}

function hearUnlisted(gazetteer: Gazetteer, text: string): HeardName | null {
  const heard = hearName(gazetteer.sounds, text);
  const name = text.slice(0, heard?.length).replaceAll(' ', '');
  return gazetteer.absentKorean.has(name) ? null : heard;
}

const spellOut = (initials: string): string =>
  [...initials].map((letter) => LETTER_NAMES[letter] ?? '').join('');

function bears(gazetteer: Gazetteer, index: number, words: readonly string[]): boolean {
  const fighter = gazetteer.fighters[index];
  if (fighter === undefined) return false;
  const own = foldText(`${fighter.name} ${fighter.nickname ?? ''}`).split(' ');
  return words.every((word) => own.includes(word));
}
