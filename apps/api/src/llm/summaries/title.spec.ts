import { describe, expect, it } from '@jest/globals';
import { cleanTitle, plainTitle } from './title.js';

describe(cleanTitle, () => {
  it.each([
    ['"Jon Jones UFC record"', 'en', 'Jon Jones UFC record'],
    ['**Jon Jones record.**\n\nHere is why', 'en', 'Jon Jones record'],
    ['제목: 존 존스 UFC 전적', 'ko', '존 존스 UFC 전적'],
    ['UFC 300', 'ko', 'UFC 300'],
  ] as const)('cleans the title %j', (text, language, title) => {
    expect(cleanTitle(text, language)).toBe(title);
  });

  it.each([
    ['', 'en'],
    ['***', 'en'],
    ['word '.repeat(40), 'en'],
    ['존 존스의 종합격투기 유에프씨 경기 전적과 기록 정리입니다', 'en'],
    ['The complete record of Jon Jones in all his title bouts', 'ko'],
  ] as const)('rejects the title %j for %s', (text, language) => {
    expect(cleanTitle(text, language)).toBeNull();
  });
});

describe(plainTitle, () => {
  it.each([
    ['존 존스 전적 알려줘', '존 존스 전적'],
    ['하빕의 마지막 경기에 대해 좀 알려주세요!', '하빕의 마지막 경기'],
    ['tell me about  Jon Jones', 'Jon Jones'],
    ['who is the champion?', 'Who is the champion'],
  ])('removes the request phrase of %j', (question, title) => {
    expect(plainTitle(question)).toBe(title);
  });

  it.each(['존 존스 전적', '?', 'tell me', `tell me ${'x'.repeat(100)}`])(
    'returns null for %j',
    (question) => {
      expect(plainTitle(question)).toBeNull();
    },
  );
});
