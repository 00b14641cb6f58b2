import type { QueryStatistic } from '../domain/bout-query.js';

/** Column of `mma.appearances`. */
export const statisticColumn = (statistic: QueryStatistic): string =>
  statistic === 'fight_seconds' ? 'duration_seconds' : statistic;

/** The same statistic of the other side of the bout. */
export const mirrored = (column: string): string =>
  column === 'duration_seconds'
    ? column
    : column.startsWith('opponent_')
      ? column.replace(/^opponent_/, '')
      : `opponent_${column}`;
