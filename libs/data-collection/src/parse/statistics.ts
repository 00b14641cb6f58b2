/** The counts of one fighter over a round or a bout, in the order of the table's columns. */
export const STATISTIC_COLUMNS = [
  'knockdowns',
  'sig_strikes_landed',
  'sig_strikes_attempted',
  'total_strikes_landed',
  'total_strikes_attempted',
  'takedowns_landed',
  'takedowns_attempted',
  'submission_attempts',
  'reversals',
  'control_seconds',
  'head_landed',
  'head_attempted',
  'body_landed',
  'body_attempted',
  'leg_landed',
  'leg_attempted',
  'distance_landed',
  'distance_attempted',
  'clinch_landed',
  'clinch_attempted',
  'ground_landed',
  'ground_attempted',
] as const;

export type StatisticColumn = (typeof STATISTIC_COLUMNS)[number];

/** A null is unknown, never zero. */
export type Statistics = Record<StatisticColumn, number | null>;

/** The values in the order of {@link STATISTIC_COLUMNS}. */
export const statisticValues = (statistics: Statistics): (number | null)[] =>
  STATISTIC_COLUMNS.map((column) => statistics[column]);
