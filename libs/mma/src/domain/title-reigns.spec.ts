import { describe, expect, it } from '@jest/globals';
import { traceReigns, type ReignBout } from './title-reigns.js';

/** `2014-06-01 Aspinall-Jones Jones`: day, pair and winner (or `draw`, `no_contest`), with `interim` at the end. */
function bouts(...lines: string[]): ReignBout[] {
  return lines.map((line) => {
    const [day = '', pair = '', winner = '', kind = 'undisputed'] = line.split(' ');
    const [aId = '', bId = ''] = pair.split('-');
    return {
      boutId: line,
      weightClass: 'heavyweight',
      kind: kind === 'interim' ? 'interim' : 'undisputed',
      heldOn: day,
      cardPosition: 0,
      aId,
      bId,
      winnerId: winner === aId || winner === bId ? winner : null,
      isDraw: winner === 'draw',
    };
  });
}

/** `Jones undisputed 2023-03-04 → null: 1 not_by_a_bout` */
const reignsOf = (...lines: string[]): string[] =>
  traceReigns(bouts(...lines)).map(
    ({ fighterId, kind, won, over, defences, ended }) =>
      `${fighterId} ${kind} ${won?.heldOn ?? null} → ${over?.heldOn ?? null}: ${defences} ${ended}`,
  );

describe(traceReigns, () => {
  it('counts the bouts won and drawn as champion', () => {
    expect(
      reignsOf(
        '2020-07-18 Figueiredo-Benavidez Figueiredo',
        '2020-11-21 Figueiredo-Perez Figueiredo',
        '2020-12-12 Figueiredo-Moreno draw',
        '2021-06-12 Figueiredo-Moreno Moreno',
        '2022-01-22 Moreno-Figueiredo Figueiredo',
      ),
    ).toEqual([
      'Figueiredo undisputed 2020-07-18 → 2021-06-12: 2 lost',
      'Moreno undisputed 2021-06-12 → 2022-01-22: 0 lost',
      'Figueiredo undisputed 2022-01-22 → null: 0 null',
    ]);
  });

  it('keeps the champion after a no contest, which is no defence', () => {
    expect(reignsOf('2015-05-23 Cormier-Johnson Cormier', '2017-07-29 Cormier-Jones no_contest')).toEqual([
      'Cormier undisputed 2015-05-23 → null: 0 null',
    ]);
  });

  it('shows a vacated title by the bout for it without its champion', () => {
    expect(
      reignsOf(
        '2011-03-19 Rua-Jones Jones',
        '2015-01-03 Jones-Cormier Jones',
        '2015-05-23 Johnson-Cormier Cormier',
      ),
    ).toEqual([
      'Jones undisputed 2011-03-19 → null: 1 not_by_a_bout',
      'Cormier undisputed 2015-05-23 → null: 0 null',
    ]);
  });

  it('starts no reign with a bout for a vacant title that nobody won', () => {
    expect(
      reignsOf(
        '2022-06-11 Teixeira-Prochazka Prochazka',
        '2022-12-10 Blachowicz-Ankalaev draw',
        '2023-01-21 Teixeira-Hill Hill',
      ),
    ).toEqual([
      'Prochazka undisputed 2022-06-11 → null: 0 not_by_a_bout',
      'Hill undisputed 2023-01-21 → null: 0 null',
    ]);
  });

  it.each([
    ['wins', 'Gaethje', ['Topuria undisputed 2025-06-28 → 2026-06-14: 0 lost'], 'Gaethje'],
    ['loses', 'Topuria', ['Topuria undisputed 2025-06-28 → null: 1 null'], null],
    ['draws', 'draw', ['Topuria undisputed 2025-06-28 → null: 1 null'], null],
  ])('unifies an interim title where its holder %s against the champion', (_, winner, champion, next) => {
    expect(
      reignsOf(
        '2025-06-28 Topuria-Oliveira Topuria',
        '2026-01-24 Gaethje-Pimblett Gaethje interim',
        `2026-06-14 Topuria-Gaethje ${winner}`,
      ),
    ).toEqual([
      ...champion,
      'Gaethje interim 2026-01-24 → 2026-06-14: 0 unified',
      ...(next === null ? [] : ['Gaethje undisputed 2026-06-14 → null: 0 null']),
    ]);
  });

  it('knows no day on which an interim champion was promoted', () => {
    expect(
      reignsOf(
        '2023-03-04 Jones-Gane Jones',
        '2023-11-11 Aspinall-Pavlovich Aspinall interim',
        '2024-07-27 Aspinall-Blaydes Aspinall interim',
        '2024-11-16 Jones-Miocic Jones',
        '2025-10-25 Aspinall-Gane no_contest',
        '2026-06-14 Pereira-Gane Gane interim',
      ),
    ).toEqual([
      'Jones undisputed 2023-03-04 → null: 1 not_by_a_bout',
      'Aspinall interim 2023-11-11 → null: 1 unified',
      'Aspinall undisputed null → null: 0 null',
      'Gane interim 2026-06-14 → null: 0 null',
    ]);
  });

  it('counts the first bout of a promoted champion as a defence', () => {
    expect(
      reignsOf(
        '2004-06-19 Mir-Sylvia Mir',
        '2005-02-05 Arlovski-Sylvia Arlovski interim',
        '2005-10-07 Arlovski-Buentello Arlovski',
        '2006-04-15 Sylvia-Arlovski Sylvia',
      ).slice(1, 3),
    ).toEqual([
      'Arlovski interim 2005-02-05 → null: 0 unified',
      'Arlovski undisputed null → 2006-04-15: 1 lost',
    ]);
  });

  it('does not take the promoted champion for the challenger with a newer interim title', () => {
    expect(
      reignsOf(
        '2017-11-04 Bisping-GSP GSP',
        '2018-01-01 Whittaker-Romero Whittaker interim',
        '2019-04-13 Adesanya-Gastelum Adesanya interim',
        '2019-10-05 Whittaker-Adesanya Adesanya',
        '2020-03-07 Adesanya-Romero Adesanya',
      ),
    ).toEqual([
      'GSP undisputed 2017-11-04 → null: 0 not_by_a_bout',
      'Whittaker interim 2018-01-01 → null: 0 unified',
      'Adesanya interim 2019-04-13 → 2019-10-05: 0 unified',
      'Whittaker undisputed null → 2019-10-05: 0 lost',
      'Adesanya undisputed 2019-10-05 → null: 1 null',
    ]);
  });

  it('ends an interim reign with a bout for a new interim title, unless its holder fights', () => {
    expect(
      reignsOf(
        '2008-02-02 Nogueira-Sylvia Nogueira interim',
        '2008-11-15 Lesnar-Couture Lesnar',
        '2008-12-27 Mir-Nogueira Mir interim',
        '2010-03-27 Carwin-Velasquez Carwin interim',
      ),
    ).toEqual([
      'Nogueira interim 2008-02-02 → 2008-12-27: 0 lost',
      'Lesnar undisputed 2008-11-15 → null: 0 null',
      'Mir interim 2008-12-27 → null: 0 not_by_a_bout',
      'Carwin interim 2010-03-27 → null: 0 null',
    ]);
  });

  it('keeps the classes of a champion of two apart', () => {
    const light = bouts('2016-11-12 Alvarez-McGregor McGregor').map((bout) => ({
      ...bout,
      weightClass: 'lightweight' as const,
    }));
    const feather = bouts('2015-12-12 Aldo-McGregor McGregor', '2017-06-03 Aldo-Holloway Holloway').map(
      (bout) => ({ ...bout, weightClass: 'featherweight' as const }),
    );
    expect(
      traceReigns([...light, ...feather])
        .filter(({ fighterId }) => fighterId === 'McGregor')
        .map(({ weightClass, ended }) => [weightClass, ended]),
    ).toEqual([
      ['lightweight', null],
      ['featherweight', 'not_by_a_bout'],
    ]);
  });

  it('gives nothing for nothing', () => {
    expect(traceReigns([])).toEqual([]);
  });
});
