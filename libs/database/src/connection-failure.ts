import { types } from 'node:util';

/** Classes and codes of SQLSTATE that say that the connection or the server is gone or full, not that a query is wrong. */
const FAILURE_CLASSES = ['08', '57P', '53300'];
const FAILURE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** Failures that the driver and its pool report by words alone. */
const FAILURE_MESSAGES = [
  /^Connection terminated/,
  /^timeout exceeded when trying to connect/,
  /^Client has encountered a connection error/,
  /^Cannot use a pool after calling end/,
  /^Client was closed and is not queryable/,
  /^Driver not Connected/,
];

/**
 * Whether an error means that the database cannot be reached at the moment: the same request may succeed later.
 * Looks through TypeORM's wrapper, not through `cause`: what failed for want of another server is not of the database.
 */
export function isConnectionFailure(error: unknown): boolean {
  // Not `instanceof`: errors of Node itself may stem from another realm than this code.
  if (!types.isNativeError(error)) return false;
  if ('code' in error && typeof error.code === 'string') {
    const { code } = error;
    // A socket file that is not there; a missing file of any other kind is no failure of a connection.
    if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect';
    if (FAILURE_CODES.has(code)) return true;
    if (/^[0-9A-Z]{5}$/.test(code) && FAILURE_CLASSES.some((prefix) => code.startsWith(prefix))) return true;
  }
  if (FAILURE_MESSAGES.some((pattern) => pattern.test(error.message))) return true;
  if ('driverError' in error && error.driverError !== error && isConnectionFailure(error.driverError))
    return true;
  return 'errors' in error && Array.isArray(error.errors) && error.errors.some(isConnectionFailure);
}
