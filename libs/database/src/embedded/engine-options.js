// @ts-check
// Plain JavaScript, because the engine's thread and process are loaded by their file names (see engine-worker.js).
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { PLANNER_SETTINGS } from '../planner-settings.js';

/**
 * How PGlite opens a data folder.
 * @param {string} dataDir
 * @returns {import('@electric-sql/pglite').PGliteOptions}
 */
export const engineOptions = (dataDir) => ({
  dataDir,
  extensions: { pg_trgm, unaccent },
  // Small log segments: a new folder takes 22 MB instead of 39, and after a crash at most 64 MB are replayed.
  initDbStartParams: ['--wal-segsize=1'],
  startParams: [
    ...PGlite.defaultStartParams,
    ...['shared_buffers=32MB', ...PLANNER_SETTINGS].flatMap((setting) => ['-c', setting]),
  ],
});
