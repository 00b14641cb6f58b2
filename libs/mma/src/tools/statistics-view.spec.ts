import { describe, expect, it } from '@jest/globals';
import type { StatisticsRow } from '../repositories/bout.repository.js';
import { listUnknown, toStatistics } from './statistics-view.js';

function aRow(fighterId: string, round: number | null, controlSeconds: number | null): StatisticsRow {
  return {
    fighterId,
    round,
    knockdowns: 0,
    sigStrikesLanded: null,
    sigStrikesAttempted: null,
    totalStrikesLanded: null,
    totalStrikesAttempted: null,
    takedownsLanded: null,
    takedownsAttempted: null,
    submissionAttempts: null,
    reversals: null,
    controlSeconds,
    headLanded: null,
    headAttempted: null,
    bodyLanded: null,
    bodyAttempted: null,
    legLanded: null,
    legAttempted: null,
    distanceLanded: null,
    distanceAttempted: null,
    clinchLanded: null,
    clinchAttempted: null,
    groundLanded: null,
    groundAttempted: null,
  };
}

const both = (round: number | null, controlSeconds: number | null): StatisticsRow[] => [
  aRow('a', round, controlSeconds),
  aRow('b', round, controlSeconds),
];
const SIDES = { a: 'a', b: 'b' };

describe(toStatistics, () => {
  it('gives every round that was fought, null where unknown', () => {
    expect(toStatistics([], SIDES, 2).rounds).toEqual([
      { round: 1, a: null, b: null },
      { round: 2, a: null, b: null },
    ]);
    expect(toStatistics(both(2, 0), SIDES, 2).rounds).toMatchObject([
      { round: 1, a: null, b: null },
      { round: 2, a: { knockdowns: 0 }, b: { knockdowns: 0 } },
    ]);
  });
});

describe(listUnknown, () => {
  it.each([
    [
      'nothing known',
      [],
      [
        'Statistics in total are not known for this bout.',
        'Statistics by round are not known for this bout.',
      ],
    ],
    ['everything known', [...both(null, 1), ...both(1, 1), ...both(2, 1)], []],
    ['totals only', both(null, 1), ['Statistics by round are not known for this bout.']],
    ['a round missing', [...both(null, 1), ...both(1, 1)], ['Statistics are not known for round 2.']],
    [
      'no control time',
      [...both(null, null), ...both(1, 1), ...both(2, 1)],
      ['Control time is not known for this bout.'],
    ],
    [
      'control time of one',
      [aRow('a', null, 1), aRow('b', null, null), ...both(1, 1), ...both(2, 1)],
      ['Control time is not known for one side of this bout.'],
    ],
  ])('says what is unknown with %s', (_, rows, expected) => {
    expect(listUnknown(toStatistics(rows, SIDES, 2))).toEqual(expected);
  });
});
