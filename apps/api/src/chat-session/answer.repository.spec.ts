import { wellFormed } from '@app/common';
import { describe, expect, it } from '@jest/globals';
import { toStorableJson } from './answer.repository.js';

describe(wellFormed.name, () => {
  it.each([
    ['abc 🥊 한', 'abc 🥊 한'],
    ['a\ud83eb', 'a\ufffdb'],
    ['\udd4a\ud83e', '\ufffd\ufffd'],
    ['\ud83e\ud83e\udd4a', '\ufffd🥊'],
  ])('%j', (text, expected) => {
    expect(wellFormed(text)).toBe(expected);
  });
});

describe(toStorableJson.name, () => {
  it('does not change storable values', () => {
    const value = { a: [1, null, true, { b: '🥊' }], ['__proto__']: 'x', c: undefined };
    expect(toStorableJson(value)).toBe(JSON.stringify(value));
  });

  it('removes NUL and replaces lone surrogates, in strings and keys at any depth', () => {
    const value = [{ 'k\0\ud83e': { deep: ['a\0b', '\udd4a'] } }];
    expect(JSON.parse(toStorableJson(value))).toEqual([{ 'k\ufffd': { deep: ['ab', '\ufffd'] } }]);
  });
});
