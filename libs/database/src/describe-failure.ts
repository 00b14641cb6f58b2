import { DatabaseUnusableError } from './connection-failure.js';
import { isDatabaseUnavailable } from './database-unavailable.js';
import { DatabaseFolderBusyError, DatabaseFolderUnusableError } from './embedded/open-embedded-database.js';

/** What to do about a database that could not be opened; undefined for another error. */
export function describeDatabaseFailure(error: unknown): string | undefined {
  if (
    error instanceof DatabaseFolderBusyError ||
    error instanceof DatabaseFolderUnusableError ||
    error instanceof DatabaseUnusableError
  ) {
    return error.message;
  }
  return isDatabaseUnavailable(error)
    ? 'The database of DATABASE_URL cannot be reached. Start it or correct the address; without DATABASE_URL the embedded database is used.'
    : undefined;
}
