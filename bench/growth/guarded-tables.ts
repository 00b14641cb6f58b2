import { derivedTables } from './rebuild-figures.js';

/** Tables (of schema `mma`) that grow with the number of bouts: no question about one of a kind may read them whole. */
export const GUARDED_TABLES = [
  'bouts',
  'bout_participants',
  'bout_totals',
  'round_statistics',
  ...derivedTables(),
];
