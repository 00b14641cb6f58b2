import { describe, expect, it } from '@jest/globals';
import { detectLanguage } from './language.js';

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
