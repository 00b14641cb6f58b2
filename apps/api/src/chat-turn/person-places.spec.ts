import { describe, expect, it } from '@jest/globals';
import { RateLimitedError } from '@app/common';
import { loadConfig } from '@app/config';
import { PersonPlaces } from './person-places.js';

const places = (scale: string): PersonPlaces =>
  new PersonPlaces(loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(40), RATE_LIMIT_SCALE: scale }));

describe(PersonPlaces.name, () => {
  it('gives each person three, again after they are given back', () => {
    const of = places('1');
    for (let answer = 0; answer < 3; answer += 1) of.take(1);
    expect(() => of.take(1)).toThrow(RateLimitedError);
    of.take(2);
    of.giveBack(1);
    of.take(1);
    expect(() => of.take(1)).toThrow(RateLimitedError);
  });

  it.each([
    ['0.1', 1],
    ['2', 6],
  ])('scales with the budgets (%s: %i)', (scale, most) => {
    const of = places(scale);
    for (let answer = 0; answer < most; answer += 1) of.take(1);
    expect(() => of.take(1)).toThrow(RateLimitedError);
  });
});
