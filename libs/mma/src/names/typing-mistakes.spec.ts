import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance } from '@app/common';
import { makeMistakes } from './typing-mistakes.js';

describe(makeMistakes, () => {
  it('makes as many as are asked for, of every kind in turn', () => {
    const mistakes = makeMistakes('Khabib Nurmagomedov', 8, 1);
    expect(mistakes).toHaveLength(8);
    expect(new Set(mistakes.slice(0, 4).map(({ kind }) => kind)).size).toBe(4);
  });

  it('makes the same ones for the same seed, and others for another', () => {
    expect(makeMistakes('Jon Jones', 5, 7)).toEqual(makeMistakes('Jon Jones', 5, 7));
    expect(makeMistakes('Jon Jones', 5, 7)).not.toEqual(makeMistakes('Jon Jones', 5, 8));
  });

  it('makes exactly one mistake', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2,12} [a-z]{2,12}$/), fc.nat(), (name, seed) => {
        for (const { text } of makeMistakes(name, 4, seed)) expect(editDistance(name, text, 2)).toBe(1);
      }),
    );
  });

  it('gives up on a name that cannot be mistyped', () => {
    expect(makeMistakes('', 3, 1)).toEqual([]);
    expect(makeMistakes('7', 3, 1)).toEqual([]);
  });
});
