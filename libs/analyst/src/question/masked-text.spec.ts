import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EVENT, maskText, fighterPlaceholder, placeholderIndex, withoutPlaceholders } from './masked-text.js';

describe(withoutPlaceholders, () => {
  it.each([
    ['what is \uE000', 'what is  '],
    ['\uE0FF\uE100\uF8FF', '   '],
    ['a\u{F0000}b\u{10FFFD}c', 'a  b  c'],
    ['존 존스 🥊 \uFFFD', '존 존스 🥊 \uFFFD'],
  ])('of %j is %j', (text, expected) => {
    expect(withoutPlaceholders(text)).toBe(expected);
  });

  it('keeps every other character at its index', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const clean = withoutPlaceholders(text);
        expect(clean).toHaveLength(text.length);
        expect(clean).not.toMatch(/\p{Co}/u);
        for (let index = 0; index < text.length; index += 1)
          if (clean[index] !== ' ') expect(clean[index]).toBe(text[index]);
      }),
    );
  });
});

describe(placeholderIndex, () => {
  it.each([
    [fighterPlaceholder(0), 0],
    [fighterPlaceholder(255), 255],
    [fighterPlaceholder(256), 255],
    [EVENT, null],
    ['a', null],
  ])('of %j is %p', (character, index) => {
    expect(placeholderIndex(character)).toBe(index);
  });

  it('finds the fighters of a masked text again', () => {
    const { spaced } = maskText(
      'Khabib beat Conor',
      [
        { start: 0, end: 6 },
        { start: 12, end: 17 },
      ],
      [],
    );
    expect([...spaced].map(placeholderIndex).filter((index) => index !== null)).toEqual([0, 1]);
  });
});
