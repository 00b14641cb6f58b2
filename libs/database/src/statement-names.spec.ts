import { describe, expect, it } from '@jest/globals';
import { StatementNames } from './statement-names.js';

describe(StatementNames, () => {
  it('names a statement at its third use', () => {
    const names = new StatementNames();
    expect([1, 2, 3, 4].map(() => names.nameOf('SELECT 1'))).toEqual([null, null, 'mma_1', 'mma_1']);
  });

  it('gives each statement its own name, up to a hundred', () => {
    const names = new StatementNames();
    const given = new Set<string | null>();
    for (let index = 0; index < 150; index += 1) {
      for (let use = 0; use < 3; use += 1) given.add(names.nameOf(`SELECT ${index}`));
    }
    expect(given.size).toBe(101);
  });

  it('limits the counted statements', () => {
    const names = new StatementNames();
    names.nameOf('SELECT 1');
    names.nameOf('SELECT 1');
    for (let index = 0; index < 1000; index += 1) names.nameOf(`SELECT ${index} + 1`);
    expect(names.nameOf('SELECT 1')).toBeNull();
  });
});
