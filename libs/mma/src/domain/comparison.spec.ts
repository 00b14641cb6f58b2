import { describe, expect, it } from '@jest/globals';
import { listCommonOpponents, type CommonBout } from './comparison.js';

const bout = (
  fighterId: string,
  opponentName: string,
  result: CommonBout['result'],
  heldOn: string | null,
  opponentId = opponentName,
): CommonBout => ({ fighterId, opponentId, opponentName, result, heldOn });

describe(listCommonOpponents, () => {
  it('keeps the results of each side in the order given', () => {
    const bouts = [
      bout('a', 'Cormier', 'win', '2015-01-03'),
      bout('a', 'Cormier', 'no_contest', '2017-07-29'),
      bout('b', 'Cormier', 'loss', '2018-07-07'),
      bout('b', 'Cormier', 'win', '2020-08-15'),
    ];
    expect(listCommonOpponents('a', bouts)).toEqual([
      { name: 'Cormier', a: ['win', 'no_contest'], b: ['loss', 'win'] },
    ]);
  });

  it('names whom either met last first, then by name, those of unknown day last', () => {
    const bouts = [
      bout('a', 'Old', 'win', '2001-01-01'),
      bout('b', 'Old', 'win', '2002-01-01'),
      bout('a', 'Zed', 'win', '2003-01-01'),
      bout('b', 'Zed', 'win', '2010-01-01'),
      bout('a', 'Abe', 'win', '2010-01-01'),
      bout('b', 'Abe', 'win', '2004-01-01'),
      bout('a', 'Undated', 'draw', null),
      bout('b', 'Undated', 'draw', null),
    ];
    expect(listCommonOpponents('a', bouts).map(({ name }) => name)).toEqual(['Abe', 'Zed', 'Old', 'Undated']);
  });

  it('keeps namesakes apart', () => {
    const bouts = [
      bout('a', 'Bruno Silva', 'win', '2020-01-01', 'one'),
      bout('b', 'Bruno Silva', 'win', '2020-02-01', 'one'),
      bout('a', 'Bruno Silva', 'loss', '2020-03-01', 'two'),
      bout('b', 'Bruno Silva', 'loss', '2020-04-01', 'two'),
    ];
    expect(listCommonOpponents('a', bouts)).toEqual([
      { name: 'Bruno Silva', a: ['loss'], b: ['loss'] },
      { name: 'Bruno Silva', a: ['win'], b: ['win'] },
    ]);
  });

  it('has nobody without bouts', () => {
    expect(listCommonOpponents('a', [])).toEqual([]);
  });
});
