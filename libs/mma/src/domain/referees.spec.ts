import { describe, expect, it } from '@jest/globals';
import { REFEREE_SPELLINGS, koreanReferee, refereeOf } from './referees.js';

describe(refereeOf, () => {
  it.each([
    ['허브딘', 'Herb Dean'],
    ['빅 존', 'John McCarthy'],
    ['big john mccarthy', 'John McCarthy'],
    ['마크 고다드', 'Marc Goddard'],
    ['제이슨 허조그', 'Jason Herzog'],
    ['GODDARD', 'Marc Goddard'],
    ['허브', null],
  ])('reads %j as %j', (spelling, name) => {
    expect(refereeOf(spelling)).toBe(name);
  });

  it('has no spelling of two referees', () => {
    const keys = REFEREE_SPELLINGS.map((name) => name.replace(/[\s.]/g, '').toLowerCase());
    const owners = new Map<string, Set<string | null>>();
    for (const [index, key] of keys.entries()) {
      owners.set(key, (owners.get(key) ?? new Set()).add(refereeOf(REFEREE_SPELLINGS[index] ?? '')));
    }
    expect([...owners].filter(([, names]) => names.size > 1)).toEqual([]);
    expect(koreanReferee('Herb Dean')).toBe('허브 딘');
    expect(koreanReferee('Some One')).toBe('Some One');
  });
});
