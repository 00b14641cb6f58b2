import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../measure/seeded-random.js';
import { blendWords, toSyllables } from './syllables.js';

const SURNAMES = ['holloway', 'mcgregor', 'nurmagomedov', 'adesanya', 'pereira', 'silva', 'chandler', 'ng'];

describe(toSyllables, () => {
  it.each([
    ['holloway', ['ho', 'llo', 'way']],
    ['chandler', ['cha', 'ndler']],
    ['ng', []],
  ])('of %s are %j', (word, syllables) => {
    expect(toSyllables(word)).toEqual(syllables);
  });
});

describe(blendWords, () => {
  it('makes as many different names as are wanted, none of them a given one', () => {
    const names = blendWords(SURNAMES, 60, new SeededRandom(1));
    expect(new Set(names).size).toBe(60);
    for (const name of names) expect(name).toMatch(/^[A-Z][a-z]{3,10}$/);
    expect(names.filter((name) => SURNAMES.includes(name.toLowerCase()))).toEqual([]);
  });

  it('makes the same names again with the same seed', () => {
    expect(blendWords(SURNAMES, 20, new SeededRandom(4))).toEqual(
      blendWords(SURNAMES, 20, new SeededRandom(4)),
    );
  });

  it('gives up when the words allow no more', () => {
    expect(blendWords(['anna', 'otto'], 1000, new SeededRandom(1)).length).toBeLessThan(20);
  });
});
