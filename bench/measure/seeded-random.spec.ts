import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from './seeded-random.js';

const ITEMS = Array.from({ length: 50 }, (_, index) => index);

describe(SeededRandom, () => {
  it('repeats itself with the same seed only', () => {
    const draw = (seed: number) => {
      const random = new SeededRandom(seed);
      return ITEMS.map(() => random.next());
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('spreads evenly over its range', () => {
    const random = new SeededRandom(7);
    const counts = new Array<number>(10).fill(0);
    for (let turn = 0; turn < 10_000; turn++) {
      const drawn = random.below(10);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('shuffles without losing or doubling anything, and leaves the original alone', () => {
    const shuffled = new SeededRandom(3).shuffle(ITEMS);
    expect(shuffled).not.toEqual(ITEMS);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(ITEMS);
    expect(ITEMS[0]).toBe(0);
  });

  it('samples no item twice and no more than there are', () => {
    expect(new Set(new SeededRandom(3).sample(ITEMS, 20)).size).toBe(20);
    expect(new SeededRandom(3).sample([1, 2], 20).sort()).toEqual([1, 2]);
  });

  it('refuses to pick from nothing', () => {
    expect(() => new SeededRandom(1).pick([])).toThrow(RangeError);
  });
});
