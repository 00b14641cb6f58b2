import { describe, expect, it } from '@jest/globals';
import { interleave } from './run-rounds.js';
import { SeededRandom } from './seeded-random.js';

describe(interleave, () => {
  it('takes every item of every arm once, the arms by turns', () => {
    const turns = interleave(
      [
        ['a1', 'a2', 'a3'],
        ['b1', 'b2', 'b3'],
      ],
      new SeededRandom(1),
    );
    expect(turns.map((turn) => turn[0])).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect([...turns].sort()).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3']);
  });

  it('goes on with the longer arm when the shorter one is done', () => {
    const turns = interleave([['a1'], ['b1', 'b2', 'b3']], new SeededRandom(1));
    expect(turns).toHaveLength(4);
    expect(turns.slice(2).every((turn) => turn.startsWith('b'))).toBe(true);
  });

  it('gives nothing for no arms', () => {
    expect(interleave([], new SeededRandom(1))).toEqual([]);
  });
});
