import { describe, expect, it } from '@jest/globals';
import { type AggregateFilter, BoutTable, type CountedBout } from './bout-table.js';

const bout = (fields: Partial<CountedBout>): CountedBout => ({
  id: 'b1',
  eventId: 'e1',
  event: 'UFC 1',
  eventUrl: null,
  heldOn: '2020-01-01',
  country: 'USA',
  city: 'Denver',
  weightClass: 'lightweight',
  title: 'none',
  methodGroup: 'decision',
  method: 'Decision - Split',
  round: 3,
  referee: null,
  durationSeconds: 900,
  ...fields,
});
const ANY: AggregateFilter = {
  among: null,
  weightClass: null,
  methodGroup: null,
  titleOnly: false,
  from: null,
  to: null,
};
const table = new BoutTable([
  bout({
    id: 'b1',
    eventId: 'e3',
    heldOn: '2021-05-01',
    city: 'Busan',
    methodGroup: 'ko_tko',
    durationSeconds: 60,
  }),
  bout({
    id: 'b2',
    eventId: 'e3',
    heldOn: '2021-05-01',
    city: 'Busan',
    title: 'interim',
    durationSeconds: null,
  }),
  bout({
    id: 'b3',
    eventId: 'e2',
    heldOn: '2020-02-01',
    round: 10,
    methodGroup: 'submission',
    durationSeconds: 30,
  }),
  bout({ id: 'b4', eventId: 'e1', heldOn: null, weightClass: null, round: 1, title: 'tournament' }),
]);

describe(BoutTable, () => {
  it('counts events, bouts and how they ended', () => {
    expect(table.count('none', ANY, 2)).toEqual({
      rows: [
        {
          key: 'all',
          events: 3,
          bouts: 4,
          finishes: 2,
          koTko: 1,
          submission: 1,
          decision: 2,
          avgDurationSeconds: 330,
        },
      ],
      newestEvents: [
        { id: 'e3', name: 'UFC 1', sourceUrl: null },
        { id: 'e2', name: 'UFC 1', sourceUrl: null },
      ],
    });
  });

  it.each([
    ['year', ['2020', '2021', null]],
    ['round', ['1', '3', '10']],
    ['city', ['Busan', 'Denver']],
    ['weight_class', ['lightweight', null]],
  ] as const)('puts %s in its order, what is unknown last', (group, keys) => {
    expect(table.count(group, ANY, 0).rows.map(({ key }) => key)).toEqual(keys);
  });

  it.each<[Partial<AggregateFilter>, number]>([
    [{ weightClass: 'lightweight' }, 3],
    [{ weightClass: 'heavyweight' }, 0],
    [{ methodGroup: 'ko_tko' }, 1],
    [{ titleOnly: true }, 1],
    [{ from: '2020-02-01' }, 3],
    [{ to: '2020-02-01' }, 1],
    [{ from: '2020-02-02', to: '2021-05-01' }, 2],
    [{ among: ['b4', 'b1', 'unknown'] }, 2],
    [{ among: ['b4', 'b1'], from: '2000-01-01' }, 1],
  ])('counts the bouts inside %j', (filter, bouts) => {
    expect(table.count('none', { ...ANY, ...filter }, 0).rows[0]?.bouts).toBe(bouts);
  });

  it('knows no length where none is known', () => {
    const filter = { ...ANY, among: ['b2'] };
    expect(table.count('none', filter, 0).rows[0]?.avgDurationSeconds).toBeNull();
  });
});
