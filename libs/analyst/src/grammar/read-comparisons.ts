import type { QueryConditions } from '@app/mma/domain';
import type { Token } from '../lexicon/token.js';
import { is, type TokenOf, type TokenReader } from './token-reader.js';

const SIGNS = { least: '>=', most: '<=', over: '>', under: '<' } as const;

/**
 * `fights with 100 or more significant strikes`, `유효타 200개 이상 맞힌 경기`: bouts in which a statistic is so high. A total over
 * a career is a limit instead.
 */
export function readComparisons(reader: TokenReader): Pick<QueryConditions, 'statistics'> {
  const isOfBouts = reader.has('noun', ({ noun }) => noun === 'bout') || reader.has('single_bout');
  if (!isOfBouts || reader.all('statistic').length !== 1) return {};
  for (const number of reader.all('number')) {
    const around = [-2, -1, 1, 2].map((distance) => reader.near(number, distance));
    const bound = around.slice(1).find((token) => is(token, 'bound'));
    const statistic = around.find((token) => is(token, 'statistic'));
    if (!is(bound, 'bound') || !is(statistic, 'statistic')) continue;
    reader.use(number, bound, statistic);
    reader.take('single_bout');
    const name = sideOf(statistic, reader);
    return { statistics: [`${name} ${SIGNS[bound.means.bound]} ${number.means.value}`] };
  }
  return {};
}

function sideOf({ means: { statistic } }: TokenOf<'statistic'>, reader: TokenReader): string {
  const sides = reader.all('side');
  reader.use(...sides);
  const isOpponent = sides.some((token: Token) => is(token, 'side') && token.means.side === 'opponent');
  return isOpponent && !statistic.startsWith('opponent_') ? `opponent_${statistic}` : statistic;
}
