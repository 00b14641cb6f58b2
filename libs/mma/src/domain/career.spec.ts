import { describe, expect, it } from '@jest/globals';
import {
  countMethods,
  countRecord,
  findCurrentStreak,
  findLongestWinStreak,
  inOrderOfTime,
  isTitleBout,
  listWeightClasses,
  type CareerBout,
  type CareerStatistics,
} from './career.js';
import { measureRates, toCareerData } from './career-rates.js';

const UNKNOWN: CareerStatistics = {
  knockdowns: null,
  controlSeconds: null,
  submissionAttempts: null,
  sigStrikesLanded: null,
  sigStrikesAttempted: null,
  totalStrikesLanded: null,
  takedownsLanded: null,
  takedownsAttempted: null,
  opponentSigStrikesLanded: null,
  opponentSigStrikesAttempted: null,
  opponentTakedownsLanded: null,
  opponentTakedownsAttempted: null,
};

const ratesOf = (bouts: CareerBout[]) => toCareerData(measureRates(bouts));

const aBout = (more: Partial<CareerBout> = {}): CareerBout => ({
  heldOn: '2020-01-01',
  cardPosition: 0,
  result: 'win',
  methodGroup: 'decision',
  title: 'none',
  weightClass: 'lightweight',
  durationSeconds: 900,
  statistics: UNKNOWN,
  ...more,
});

/** Bouts a month apart with these results: W, L, D, N. */
const bouts = (results: string): CareerBout[] =>
  [...results].map((letter, month) =>
    aBout({
      heldOn: `2020-${String(month + 1).padStart(2, '0')}-01`,
      result: letter === 'W' ? 'win' : letter === 'L' ? 'loss' : letter === 'D' ? 'draw' : 'no_contest',
    }),
  );

describe(findCurrentStreak, () => {
  it.each([
    ['', null, 0],
    ['W', 'win', 1],
    ['LWW', 'win', 2],
    ['WWL', 'loss', 1],
    ['WLL', 'loss', 2],
    ['WWD', null, 0],
    ['WDW', 'win', 1],
    ['WNW', 'win', 2],
    ['WWN', 'win', 2],
    ['LWNNW', 'win', 2],
    ['N', null, 0],
  ])('of %j is %s %i', (results, result, count) => {
    expect(findCurrentStreak(bouts(results))).toEqual({ result, count });
  });
});

describe(findLongestWinStreak, () => {
  it.each([
    ['', 0],
    ['L', 0],
    ['WWLWWW', 3],
    ['WWDWW', 2],
    ['WWNWW', 4],
    ['WWWL', 3],
  ])('of %j is %i', (results, longest) => {
    expect(findLongestWinStreak(bouts(results))).toBe(longest);
  });

  it('goes by date, not by the order of the rows', () => {
    const [first, second, third] = bouts('WWL');
    expect(findLongestWinStreak([third, first, second].flatMap((bout) => bout ?? []))).toBe(2);
  });

  it('leaves bouts without a date out', () => {
    expect(findLongestWinStreak([...bouts('WW'), aBout({ heldOn: null, result: 'loss' })])).toBe(2);
  });
});

describe(inOrderOfTime, () => {
  it('puts the later place on the card first on one night', () => {
    const final = aBout({ cardPosition: 0 });
    const semifinal = aBout({ cardPosition: 3 });
    expect(inOrderOfTime([final, semifinal])).toEqual([semifinal, final]);
  });
});

describe(countRecord, () => {
  it('counts every outcome', () => {
    expect(countRecord(bouts('WWWLLDN'))).toEqual({ wins: 3, losses: 2, draws: 1, no_contests: 1 });
    expect(countRecord([])).toEqual({ wins: 0, losses: 0, draws: 0, no_contests: 0 });
  });
});

describe(countMethods, () => {
  it('counts the methods of one outcome', () => {
    const all = [
      aBout({ methodGroup: 'ko_tko' }),
      aBout({ methodGroup: 'ko_tko' }),
      aBout({ methodGroup: 'submission' }),
      aBout({ methodGroup: 'dq', result: 'loss' }),
      aBout({ methodGroup: 'other', result: 'no_contest' }),
    ];
    expect(countMethods(all, 'win')).toEqual({ ko_tko: 2, submission: 1, decision: 0, dq: 0, other: 0 });
    expect(countMethods(all, 'loss')).toEqual({ ko_tko: 0, submission: 0, decision: 0, dq: 1, other: 0 });
  });
});

describe(isTitleBout, () => {
  it.each([
    ['none', false],
    ['undisputed', true],
    ['interim', true],
    ['tournament', false],
  ] as const)('of %s is %s', (title, expected) => {
    expect(isTitleBout({ title })).toBe(expected);
  });
});

describe(listWeightClasses, () => {
  it('lists the class of most bouts first, of equals the later one', () => {
    expect(
      listWeightClasses([
        aBout({ weightClass: 'lightweight', heldOn: '2018-01-01' }),
        aBout({ weightClass: 'featherweight', heldOn: '2019-01-01' }),
        aBout({ weightClass: 'welterweight', heldOn: '2020-01-01' }),
        aBout({ weightClass: 'welterweight', heldOn: null }),
        aBout({ weightClass: null }),
      ]),
    ).toEqual(['welterweight', 'featherweight', 'lightweight']);
  });
});

describe(measureRates, () => {
  const known: CareerStatistics = {
    knockdowns: 1,
    controlSeconds: 100,
    submissionAttempts: 1,
    sigStrikesLanded: 30,
    sigStrikesAttempted: 60,
    totalStrikesLanded: 90,
    takedownsLanded: 2,
    takedownsAttempted: 4,
    opponentSigStrikesLanded: 15,
    opponentSigStrikesAttempted: 60,
    opponentTakedownsLanded: 1,
    opponentTakedownsAttempted: 3,
  };

  it('gives rates per minute and fractions', () => {
    expect(ratesOf([aBout({ statistics: known })])).toEqual({
      minutes: 15,
      sig_strikes_landed_per_min: 2,
      sig_strikes_absorbed_per_min: 1,
      sig_strike_accuracy: 0.5,
      sig_strike_defence: 0.75,
      takedowns_per_15_min: 2,
      takedown_accuracy: 0.5,
      takedown_defence: 0.6667,
      submission_attempts_per_15_min: 1,
      knockdowns: 1,
      control_seconds: 100,
    });
  });

  it('leaves bouts without statistics out of the rates, not out of the time', () => {
    const career = ratesOf([aBout({ statistics: known }), aBout()]);
    expect(career.minutes).toBe(30);
    expect(career.sig_strikes_landed_per_min).toBe(2);
    expect(career.knockdowns).toBe(1);
  });

  it('says null, not zero, where nothing is known or nothing was tried', () => {
    expect(Object.values(ratesOf([]))).toEqual(Array(11).fill(null));
    const idle = ratesOf([aBout({ statistics: { ...known, takedownsLanded: 0, takedownsAttempted: 0 } })]);
    expect(idle.takedown_accuracy).toBeNull();
    expect(idle.takedowns_per_15_min).toBe(0);
  });

  it('leaves bouts of unknown length out of the rates per minute', () => {
    const career = ratesOf([
      aBout({ statistics: known }),
      aBout({ statistics: known, durationSeconds: null }),
    ]);
    expect(career.sig_strikes_landed_per_min).toBe(2);
    expect(career.sig_strike_accuracy).toBe(0.5);
  });
});
