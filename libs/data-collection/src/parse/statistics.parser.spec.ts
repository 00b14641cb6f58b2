import { describe, expect, it } from '@jest/globals';
import { STATISTIC_COLUMNS } from '@app/mma';
import { sumFaults, type Statistics } from './statistics.parser.js';

const statistics = (changes: Partial<Statistics>): Statistics => ({
  ...(Object.fromEntries(STATISTIC_COLUMNS.map((column) => [column, null])) as Statistics),
  ...changes,
});

describe(sumFaults.name, () => {
  const landed = { sig_strikes_landed: 6, head_landed: 3, body_landed: 2, leg_landed: 1 };

  it.each([
    ['sums that hold', landed, []],
    ['no strikes at all', { sig_strikes_landed: 0, head_landed: 0, body_landed: 0, leg_landed: 0 }, []],
    ['a part that is unknown', { ...landed, leg_landed: null, head_landed: 9 }, []],
    ['a whole that is unknown', { ...landed, sig_strikes_landed: null }, []],
    [
      'targets that are too many',
      { ...landed, head_landed: 4 },
      ['6 significant strikes landed are not head + body + leg (7)'],
    ],
    [
      'positions that are too few',
      { ...landed, distance_landed: 1, clinch_landed: 2, ground_landed: 2 },
      ['6 significant strikes landed are not distance + clinch + ground (5)'],
    ],
    [
      'attempts',
      { sig_strikes_attempted: 1, head_attempted: 0, body_attempted: 0, leg_attempted: 0 },
      ['1 significant strikes attempted are not head + body + leg (0)'],
    ],
  ])('judges %s', (_, changes, faults) => expect(sumFaults(statistics(changes))).toEqual(faults));
});
