import { describe, expect, it } from '@jest/globals';
import { chooseFew } from './argument-set.js';

const items = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((name) => ({ name, kind: name.slice(0, 1) }));
const chosen = (count: number) => chooseFew(items, count).map(({ name }) => name);

describe(chooseFew, () => {
  it.each([
    [3, ['a1', 'b1', 'c1']],
    [5, ['a1', 'a2', 'b1', 'b2', 'c1']],
    [2, ['a1', 'b1']],
    [99, ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']],
  ])('takes %i, of every kind evenly', (count, names) => {
    expect(chosen(count)).toEqual(names);
  });
});
