import { describe, expect, it } from '@jest/globals';
import { HANGUL_SOUNDS, readHangulSounds } from './hangul-sounds.js';

describe(readHangulSounds, () => {
  it.each([
    ['감롯', 'ㄱㅏᆷㄹㅗᆮ'],
    ['알바레스', 'ㅏᆯㅂㅏㄹㅔㅅㅡ'],
    ['올리', 'ㅗRㅣ'],
    ['야', 'yㅏ'],
    ['위', 'wㅣ'],
    ['의', 'ㅡㅣ'],
    ['닭값', 'ㄷㅏᆨㄱㅏᆸ'],
    ['BJ 펜', 'ㅍㅔᆫ'],
    ['', ''],
  ])('hears %j as %j', (text, sounds) => {
    const heard = readHangulSounds(text).map((code) => HANGUL_SOUNDS[code]);
    expect(heard.join('')).toBe(sounds);
  });
});
