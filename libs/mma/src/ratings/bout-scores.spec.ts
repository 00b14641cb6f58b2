import { describe, expect, it } from '@jest/globals';
import { marginsOf, scoreOf } from './bout-scores.js';
import { sidesOfBout, type SideStatistics } from './rated-bout.js';
import { ratedBout, ratedSide } from './testing/bout-builders.js';

const [a, b] = [ratedSide('a'), ratedSide('b')];

describe(scoreOf, () => {
  it.each([
    ['ko_tko', 'KO/TKO', 1],
    ['submission', 'Submission', 1],
    ['decision', 'Decision - Unanimous', 0.9],
    ['decision', 'Decision - Majority', 0.75],
    ['decision', 'Decision - Split', 0.6],
    ['dq', 'DQ', 0.6],
    ['other', 'Other', 0.9],
  ] as const)('of a win by %s (%s)', (methodGroup, method, score) => {
    const [winner, loser] = sidesOfBout(ratedBout({ a, b, methodGroup, method }));
    expect(scoreOf(winner)).toBe(score);
    expect(scoreOf(loser)).toBeCloseTo(1 - score, 12);
  });

  it('of a draw is one half, and a no contest has none', () => {
    expect(sidesOfBout(ratedBout({ a, b, result: 'draw' })).map(scoreOf)).toEqual([0.5, 0.5]);
    expect(sidesOfBout(ratedBout({ a, b, result: 'no_contest' })).map(scoreOf)).toEqual([null, null]);
  });
});

describe(marginsOf, () => {
  const statistics = (more: Partial<SideStatistics>): SideStatistics => ({
    knockdowns: 0,
    sigStrikesLanded: 0,
    sigStrikesAttempted: 0,
    takedownsLanded: 0,
    takedownsAttempted: 0,
    submissionAttempts: 0,
    controlSeconds: null,
    ...more,
  });

  it('is opposite for the two sides', () => {
    const bout = ratedBout({
      a: ratedSide('a', { statistics: statistics({ sigStrikesLanded: 50, knockdowns: 1 }) }),
      b: ratedSide('b', { statistics: statistics({ sigStrikesLanded: 25, takedownsLanded: 4 }) }),
      durationSeconds: 900,
    });
    const [one, other] = sidesOfBout(bout).map(marginsOf);
    expect(one).toEqual({ striking: 1, grappling: -0.7 });
    expect(other).toEqual({ striking: -1, grappling: 0.7 });
  });

  it('is limited, and unknown without statistics', () => {
    const bout = ratedBout({
      a: ratedSide('a', { statistics: statistics({ sigStrikesLanded: 500 }) }),
      b: ratedSide('b', { statistics: statistics({}) }),
    });
    expect(marginsOf(sidesOfBout(bout)[0])?.striking).toBe(3);
    expect(marginsOf(sidesOfBout(ratedBout({ a, b }))[0])).toBeNull();
    expect(marginsOf(sidesOfBout({ ...bout, durationSeconds: null })[0])).toBeNull();
  });
});
