import { describe, expect, it } from '@jest/globals';
import { traceTitles, type ChampionshipBout } from './title-lineage.js';

/** `Pulver-Uno` on a day; the winner is one of the two, or `draw`. */
function bout(
  day: string | null,
  pair: string,
  winner: string,
  more: Partial<ChampionshipBout> = {},
): ChampionshipBout {
  const [aId = '', bId = ''] = pair.split('-');
  return {
    boutId: `${day ?? 'undated'} ${pair}`,
    weightClass: 'lightweight',
    kind: 'undisputed',
    heldOn: day,
    cardPosition: 0,
    aId,
    bId,
    winnerId: winner === 'draw' ? null : winner,
    ...more,
  };
}

const trace = (...bouts: ChampionshipBout[]): (string | null)[][] =>
  traceTitles(bouts).map(({ championBeforeId, championAfterId }) => [championBeforeId, championAfterId]);

describe(traceTitles, () => {
  it('makes each winner the champion', () => {
    expect(
      trace(
        bout('2012-09-22', 'Johnson-Benavidez', 'Johnson'),
        bout('2013-01-26', 'Johnson-Dodson', 'Johnson'),
        bout('2018-08-04', 'Cejudo-Johnson', 'Cejudo'),
      ),
    ).toEqual([
      [null, 'Johnson'],
      ['Johnson', 'Johnson'],
      ['Johnson', 'Cejudo'],
    ]);
  });

  it.each([
    ['keeps the champion of a bout without a winner', 'Edgar-Maynard', 'Edgar'],
    ['keeps him on the other side too', 'Maynard-Edgar', 'Edgar'],
    ['leaves the title vacant between two others', 'Penn-Uno', null],
  ])('%s', (_, pair, after) => {
    expect(trace(bout('2010-04-10', 'Edgar-Penn', 'Edgar'), bout('2011-01-01', pair, 'draw'))).toEqual([
      [null, 'Edgar'],
      [after, after],
    ]);
  });

  it('leaves a title that nobody has held vacant after a draw', () => {
    expect(trace(bout('2003-02-28', 'Penn-Uno', 'draw'))).toEqual([[null, null]]);
  });

  const INTERIM = { kind: 'interim' as const };

  it.each([
    ['is champion when he comes without the undisputed one', 'Aspinall-Gane', 'Aspinall'],
    ['is not while the undisputed champion is in the bout', 'Jones-Aspinall', 'Jones'],
    ['is not where he is not in the bout', 'Gane-Pavlovich', null],
  ])('an interim champion %s', (_, pair, after) => {
    const [, , last] = trace(
      bout('2023-03-04', 'Jones-Gane', 'Jones'),
      bout('2023-11-11', 'Aspinall-Pavlovich', 'Aspinall', INTERIM),
      bout('2025-10-25', pair, 'draw'),
    );
    expect(last?.[1]).toBe(after);
  });

  it('an interim title outlives undisputed bouts of others', () => {
    expect(
      trace(
        bout('2023-03-04', 'Jones-Gane', 'Jones'),
        bout('2023-11-11', 'Aspinall-Pavlovich', 'Aspinall', INTERIM),
        bout('2024-11-16', 'Jones-Miocic', 'Jones'),
        bout('2025-10-25', 'Aspinall-Gane', 'draw'),
        bout('2026-06-14', 'Pereira-Gane', 'Gane', INTERIM),
      ),
    ).toEqual([
      [null, 'Jones'],
      [null, 'Aspinall'],
      ['Jones', 'Jones'],
      ['Aspinall', 'Aspinall'],
      [null, 'Gane'],
    ]);
  });

  it('an interim title ends where its holder fights for the undisputed one', () => {
    expect(
      trace(
        bout('2018-10-06', 'Khabib-McGregor', 'Khabib'),
        bout('2019-04-13', 'Poirier-Holloway', 'Poirier', INTERIM),
        bout('2019-09-07', 'Khabib-Poirier', 'draw'),
        bout('2020-05-09', 'Poirier-Gaethje', 'draw', INTERIM),
      ),
    ).toEqual([
      [null, 'Khabib'],
      [null, 'Poirier'],
      ['Khabib', 'Khabib'],
      [null, null],
    ]);
  });

  it('a bout for a new interim title shows that the interim champion was promoted, if he is champion next', () => {
    expect(
      trace(
        bout('2017-11-04', 'Bisping-GSP', 'GSP'),
        bout('2017-12-01', 'Whittaker-Romero', 'Whittaker', INTERIM),
        bout('2019-04-13', 'Adesanya-Gastelum', 'Adesanya', INTERIM),
        bout('2019-10-05', 'Whittaker-Adesanya', 'Adesanya'),
        bout('2020-03-07', 'Adesanya-Romero', 'Adesanya'),
      ),
    ).toEqual([
      [null, 'GSP'],
      [null, 'Whittaker'],
      [null, 'Adesanya'],
      ['Whittaker', 'Adesanya'],
      ['Adesanya', 'Adesanya'],
    ]);
  });

  it.each([
    ['another bout for the undisputed title comes first', [bout('2019-09-07', 'Khabib-Poirier', 'Khabib')]],
    ['he fights for the interim title again', [bout('2020-05-09', 'Ferguson-Gaethje', 'Gaethje', INTERIM)]],
  ])('such an interim champion was stripped where %s', (_, between) => {
    const changes = trace(
      bout('2017-10-07', 'Ferguson-Lee', 'Ferguson', INTERIM),
      bout('2019-04-13', 'Holloway-Pettis', 'Pettis', INTERIM),
      ...between,
      bout('2021-05-15', 'Ferguson-Chandler', 'draw'),
    );
    expect(changes.at(-1)).toEqual([null, null]);
  });

  it('leaves a title vacant after a bout without its champion and without a winner', () => {
    expect(
      trace(
        bout('2002-01-11', 'Pulver-Penn', 'Pulver'),
        bout('2003-02-28', 'Penn-Uno', 'draw'),
        bout('2004-01-01', 'Pulver-Uno', 'draw'),
      ),
    ).toEqual([
      [null, 'Pulver'],
      [null, null],
      [null, null],
    ]);
  });

  it('keeps the interim title apart and counts places over both', () => {
    const changes = traceTitles([
      bout('2018-10-06', 'Khabib-McGregor', 'Khabib'),
      bout('2019-04-13', 'Poirier-Holloway', 'Poirier', { kind: 'interim' }),
      bout('2019-09-07', 'Khabib-Poirier', 'Khabib'),
      bout('2020-05-09', 'Gaethje-Ferguson', 'draw', { kind: 'interim' }),
    ]);
    expect(changes.map(({ position, championAfterId }) => [position, championAfterId])).toEqual([
      [1, 'Khabib'],
      [2, 'Poirier'],
      [3, 'Khabib'],
      [4, null],
    ]);
  });

  it('keeps the classes apart', () => {
    const changes = traceTitles([
      bout('2016-11-12', 'McGregor-Alvarez', 'McGregor'),
      bout('2015-12-12', 'McGregor-Aldo', 'McGregor', { weightClass: 'featherweight' }),
      bout('2017-01-01', 'Aldo-Holloway', 'draw', { weightClass: 'featherweight' }),
    ]);
    expect(
      changes.map(({ boutId, position, championAfterId }) => [boutId, position, championAfterId]),
    ).toEqual([
      ['2016-11-12 McGregor-Alvarez', 1, 'McGregor'],
      ['2015-12-12 McGregor-Aldo', 1, 'McGregor'],
      ['2017-01-01 Aldo-Holloway', 2, null],
    ]);
  });

  it('orders by day, then from the foot of the card up, undated bouts last', () => {
    const changes = traceTitles([
      bout(null, 'A-B', 'A'),
      bout('2001-02-23', 'A-C', 'C', { cardPosition: 0 }),
      bout('2001-02-23', 'A-D', 'D', { cardPosition: 1 }),
      bout('1999-01-01', 'A-E', 'E'),
    ]);
    expect(changes.map(({ boutId }) => boutId)).toEqual([
      '1999-01-01 A-E',
      '2001-02-23 A-D',
      '2001-02-23 A-C',
      'undated A-B',
    ]);
  });

  it('gives nothing for nothing', () => {
    expect(traceTitles([])).toEqual([]);
  });
});
