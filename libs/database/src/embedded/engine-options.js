// @ts-check
// Plain JavaScript: loaded by file name (see engine-worker.js).
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { PLANNER_SETTINGS } from '../planner-settings.js';

/**
 * PGlite's options for a data folder.
 * @param {string} dataDir
 * @returns {import('@electric-sql/pglite').PGliteOptions}
 */
export const engineOptions = (dataDir) => ({
  dataDir,
  extensions: { pg_trgm, unaccent },
  // Small WAL segments: a new folder takes 22 MB instead of 39, and a crash replays at most 64 MB.
  initDbStartParams: ['--wal-segsize=1'],
  startParams: [
    ...PGlite.defaultStartParams,
    ...['shared_buffers=32MB', ...PLANNER_SETTINGS].flatMap((setting) => ['-c', setting]),
  ],
});
