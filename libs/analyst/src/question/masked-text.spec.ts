import { describe, expect, it } from '@jest/globals';
import { EVENT, maskText, fighterPlaceholder, placeholderIndex } from './masked-text.js';

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
