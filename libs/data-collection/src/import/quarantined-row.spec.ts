import { describe, expect, it } from '@jest/globals';
import { withIds, type QuarantinedRow } from './quarantined-row.js';

const row = (changes: Partial<QuarantinedRow> = {}): QuarantinedRow => ({
  file: 'a.csv',
  line: 2,
  reason: 'no such bout',
  values: { EVENT: 'Night One' },
  eventId: null,
  boutId: null,
  fighterId: null,
  round: null,
  isSound: false,
  stood: false,
  ...changes,
});

const idOf = (source: string, changes: Partial<QuarantinedRow> = {}) =>
  withIds(source, [row(changes)])[0]?.id;

describe(withIds.name, () => {
  it('gives a row the same id wherever it stands and whatever is said about it', () => {
    expect(idOf('a', { line: 9, reason: 'the row of line 8 again', boutId: 'b1' })).toBe(idOf('a'));
  });

  it('gives another id to another source, file or value', () => {
    const ids = [
      idOf('a'),
      idOf('b'),
      idOf('a', { file: 'b.csv' }),
      idOf('a', { values: { EVENT: 'Night Two' } }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives copies of a row, and equal rows of different fighters, different ids', () => {
    const copies = withIds('a', [row(), row({ line: 3 })]);
    const sound = { isSound: true, boutId: 'b1' };
    const otherFighters = withIds('a', [
      row({ ...sound, fighterId: 'f1' }),
      row({ ...sound, fighterId: 'f2' }),
    ]);
    expect(new Set([...copies, ...otherFighters].map(({ id }) => id)).size).toBe(4);
  });
});
