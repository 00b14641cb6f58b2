/** The counted columns of `bout_totals` and `round_statistics` under the names of their entity. */
export const STATISTIC_SELECT = [
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
  ...['head', 'body', 'leg', 'distance', 'clinch', 'ground'].flatMap((place) => [
    `${place}_landed`,
    `${place}_attempted`,
  ]),
]
  .map(
    (column) => `${column} AS "${column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())}"`,
  )
  .join(', ');
