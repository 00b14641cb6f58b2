import { types } from 'node:util';

/** SQLSTATE classes and codes of failures that the statement did not cause. */
const TEMPORARY_STATES = [
  '08', // connection exception
  '25006', // read-only server, as during a failover
  '25P03', // idle in transaction for too long
  '40001', // serialization failure
  '40P01', // deadlock
  '53', // disk full, out of memory, too many connections
  '55P03', // lock not available
  '57014', // statement timeout, or cancelled by an administrator
  '57P', // shutdown, crash or start-up
  '58', // system error outside PostgreSQL
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
  // The socket closed while a statement was sent.
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
  'ERR_SOCKET_CLOSED',
]);
/** File access raises these codes too; they count only if the failed call is `connect`. */
const CODES_OF_CONNECTING = new Set(['ENOENT', 'EMFILE', 'ENFILE']);
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
  // TypeORM releases the query runner of a broken connection.
  /^Query runner already released/,
  /^Database connection provided by a query runner was already released/,
];

/** Whether a retry may succeed. Does not unwrap `cause`, which may belong to another server. */
export function isDatabaseUnavailable(error: unknown): boolean {
  // Not `instanceof`: Node's errors may come from another realm.
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
