import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance } from './edit-distance.js';
import { letterSet, mayBeWithin } from './letter-set.js';

describe(mayBeWithin, () => {
  it('is true of all words that are so near', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ㄱ', 'ᆨ', 'z'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        const edits = editDistance(one, other, 20);
        expect(mayBeWithin(letterSet(one), letterSet(other), edits)).toBe(true);
      }),
    );
  });

  it.each([
    ['jones', 'miocic', 2],
    ['silva', 'khabib', 2],
    ['nurmagomedov', 'jones', 2],
  ])('tells %s from %s', (one, other, edits) => {
    expect(mayBeWithin(letterSet(one), letterSet(other), edits)).toBe(false);
  });
});
