import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance, letterSet, mayBeWithin } from './edit-distance.js';

describe(editDistance, () => {
  it.each([
    ['khabib', 'khabib', 0],
    ['nurmagomedof', 'nurmagomedov', 1],
    ['pereria', 'pereira', 1],
    ['mcgreggor', 'mcgregor', 1],
    ['makachev', 'makhachev', 1],
    ['adesanaya', 'adesanya', 1],
    ['jon', 'john', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['abcd', 'badc', 2],
  ])('counts the edits from %j to %j', (a, b, edits) => {
    expect(editDistance(a, b, 5)).toBe(edits);
    expect(editDistance(b, a, 5)).toBe(edits);
  });

  it('gives one more than the limit when more edits are needed', () => {
    expect(editDistance('kitten', 'sitting', 2)).toBe(3);
    expect(editDistance('a', 'abcdefgh', 2)).toBe(3);
  });

  it('never exceeds the longer length and is zero only for equal texts', () => {
    const text = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const edits = editDistance(a, b, 20);
        expect(edits).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(edits === 0).toBe(a === b);
      }),
    );
  });
});

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
