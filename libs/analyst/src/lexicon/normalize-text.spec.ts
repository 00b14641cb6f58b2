import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalizeText } from './normalize-text.js';

describe(normalizeText, () => {
  it.each([
    ['decomposed Hangul', '하빕 전적'.normalize('NFD'), '하빕 전적'],
    ['decomposed accents', 'Jiří Procházka'.normalize('NFD'), 'Jiří Procházka'],
    ['full-width letters and digits', 'ＵＦＣ　３００', 'UFC 300'],
    ['full-width punctuation', '하빕 전적？', '하빕 전적?'],
    ['zero-width characters', '하\u200b빕 전\u200d적\ufeff', '하빕 전적'],
    ['soft hyphens and direction marks', 'Kha\u00adbib \u202ewins\u202c', 'Khabib wins'],
    ['curly quotes', 'Khabib’s “record”', 'Khabib\'s "record"'],
    ['dashes', '2010–2014 — 2015', '2010-2014 - 2015'],
    ['waves', '2010～2014', '2010~2014'],
    ['white space', '  most \t wins\r\n ', 'most wins'],
    ['control characters', 'most\u0000wins\u0007', 'most wins'],
    ['characters that stand for names inside the analyst', 'what is \uE000', 'what is'],
    ['private use outside the first plane', 'a\u{F0000}b\u{10FFFD}c', 'a b c'],
  ])('unifies %s', (_what, typed, expected) => {
    expect(normalizeText(typed)).toBe(expected);
  });

  it('does not make syllables of single letters', () => {
    expect(normalizeText('ㅋㅋ 진짜 ㅎㅎ')).toBe('ㅋㅋ 진짜 ㅎㅎ');
    expect(normalizeText('이긴ㅇㅇ')).toBe('이긴ㅇㅇ');
  });

  it('keeps emoji and unusual scripts', () => {
    expect(normalizeText('존 존스 🥊 Хабиб')).toBe('존 존스 🥊 Хабиб');
  });

  it('leaves no private-use or control character in any text, and changes nothing at the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (typed) => {
        const text = normalizeText(typed);
        expect(text).not.toMatch(/[\p{Co}\p{Cc}]/u);
        expect(normalizeText(text)).toBe(text);
      }),
    );
  });
});
