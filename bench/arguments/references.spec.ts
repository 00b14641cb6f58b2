import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../measure/seeded-random.js';
import { fewReferences, fighterReferences, misspell, surname } from './references.js';
import type { Sample } from './sample.js';

const fighter = (id: string, name: string, koreanName: string | null = null) => ({
  id,
  name,
  nickname: null,
  koreanName,
});
const SAMPLE: Sample = {
  famous: [fighter('1', 'Max Holloway', '맥스 할로웨이')],
  obscure: [fighter('2', 'Jo Ng')],
  unfought: [fighter('3', 'Kim Tran')],
  numbered: [],
  otherEvents: [],
  bouts: [],
};

describe(misspell, () => {
  it('changes one word and keeps its letters', () => {
    const misspelt = misspell('Max Holloway', new SeededRandom(5));
    expect(misspelt).not.toBe('Max Holloway');
    expect(misspelt.startsWith('Max H')).toBe(true);
    expect([...misspelt].sort()).toEqual([...'Max Holloway'].sort());
  });

  it('has nothing to say of short names', () => {
    expect(misspell('Jo Ng', new SeededRandom(5))).toBe('');
  });
});

describe(surname, () => {
  it.each([
    ['Max Holloway', 'Holloway'],
    ['Sumudaerji', 'Sumudaerji'],
  ])('of %s is %s', (name, expected) => {
    expect(surname(name)).toBe(expected);
  });
});

describe(fighterReferences, () => {
  it('names people in every way that they have', () => {
    const kinds = fighterReferences(SAMPLE, new SeededRandom(5)).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['famous by id', 'famous by surname', 'famous in Korean']));
    expect(kinds).not.toContain('obscure in Korean');
    expect(kinds).not.toContain('obscure misspelt');
  });
});

describe(fewReferences, () => {
  it('names every fighter once', () => {
    expect(fewReferences(SAMPLE, new SeededRandom(5))).toHaveLength(2);
  });
});
