import { types } from 'node:util';

/**
 * SQLSTATE classes (two characters) and codes after which the same request may succeed later, because the server, the
 * connection or another transaction stood in its way and not the statement itself.
 */
const TEMPORARY_STATES = [
  '08', // connection exception
  '25006', // read-only server, as during a failover
  '25P03', // idle in transaction for too long
  '40001', // serialization failure
  '40P01', // deadlock
  '53', // disk full, out of memory, too many connections
  '55P03', // lock not available
  '57014', // statement timeout, or cancelled by an administrator
  '57P', // the server ends, crashed, or starts
  '58', // I/O error of the server's machine
];
const TEMPORARY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  // A statement sent to a connection whose socket was closed at that moment.
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
  'ERR_SOCKET_CLOSED',
]);
/** Also failures of files, so that they count only where a connection was to be opened. */
const CODES_OF_CONNECTING = new Set(['ENOENT', 'EMFILE', 'ENFILE']);
/** Failures that pg, its pool and TypeORM report by message alone. */
const TEMPORARY_MESSAGES = [
  /^Connection terminated/,
  /^timeout exceeded when trying to connect/,
  /^timeout expired/,
  /^Query read timeout/,
  /^Client has encountered a connection error/,
  /^Cannot use a pool after calling end/,
  /^Client was closed and is not queryable/,
  /^Release called on client which has already been released/,
  /^Driver not Connected/,
  // TypeORM releases a query runner by itself when its connection breaks.
  /^Query runner already released/,
  /^Database connection provided by a query runner was already released/,
];

/**
 * Whether an error means that the database is unavailable: the same request may succeed later.
 * Looks through TypeORM's wrapper, not through `cause`, which may be the failure of another server.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  // Not `instanceof`: errors of Node itself may stem from another realm than this code.
  if (!types.isNativeError(error)) return false;
  if ('code' in error && typeof error.code === 'string') {
    const { code } = error;
    if (CODES_OF_CONNECTING.has(code)) return 'syscall' in error && error.syscall === 'connect';
    if (TEMPORARY_CODES.has(code)) return true;
    if (isSqlState(code) && TEMPORARY_STATES.some((prefix) => code.startsWith(prefix))) return true;
  }
  if (TEMPORARY_MESSAGES.some((pattern) => pattern.test(error.message))) return true;
  if ('driverError' in error && error.driverError !== error && isDatabaseUnavailable(error.driverError))
    return true;
  return 'errors' in error && Array.isArray(error.errors) && error.errors.some(isDatabaseUnavailable);
}

const isSqlState = (code: string): boolean => /^[0-9A-Z]{5}$/.test(code);
