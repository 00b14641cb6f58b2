import { STATISTIC_COLUMNS } from '@app/mma';

export type StatisticColumn = (typeof STATISTIC_COLUMNS)[number];

/** A null is unknown, never zero. */
export type Statistics = Record<StatisticColumn, number | null>;

/** The values in the order of {@link STATISTIC_COLUMNS}. */
export const statisticValues = (statistics: Statistics): (number | null)[] =>
  STATISTIC_COLUMNS.map((column) => statistics[column]);
