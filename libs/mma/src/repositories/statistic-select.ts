import { STATISTIC_COLUMNS } from '../entities/statistic-column-names.js';

/** The counted columns of `bout_totals` and `round_statistics` under the names of their entity. */
export const STATISTIC_SELECT = STATISTIC_COLUMNS.map(
  (column) => `${column} AS "${column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())}"`,
).join(', ');
