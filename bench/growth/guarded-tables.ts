import { derivedTables } from './rebuild-figures.js';

/** Tables (of schema `mma`) that grow with the number of bouts: no question about one of a kind may read them whole. */
export const GUARDED_TABLES = [
  'bouts',
  'bout_participants',
  'bout_totals',
  'round_statistics',
  ...derivedTables(),
];

/** Tables that grow too, of which a whole read is told of: names and places are looked for in them. */
export const WATCHED_TABLES = ['fighters', 'fighter_aliases', 'events', 'rankings'];
