import { describe, expect, it } from '@jest/globals';
import { separateKoreanCues } from './unknown-name.js';

describe(separateKoreanCues, () => {
  it.each([
    ['존존스전적', '존존스 전적'],
    ['하빕마지막경기', '하빕 마지막경기'],
    ['앤더슨실바최다연승', '앤더슨실바 최다연승'],
    ['하빕 전적', '하빕 전적'],
    ['최다 연승', '최다 연승'],
    ["Khabib's record", "Khabib's record"],
  ])('makes of %j %j', (text, expected) => {
    expect(separateKoreanCues(text)).toBe(expected);
  });
});
