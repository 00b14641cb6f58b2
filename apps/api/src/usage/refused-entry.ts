import { types } from 'node:util';

/**
 * Classes of SQLSTATE that say that a value does not fit: data exception, integrity violation, program limit exceeded.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const VALUE_CLASSES: ReadonlySet<string> = new Set(['22', '23', '54']);
/** By name: errors of Node itself may stem from another realm than this code. */
const ROW_ERRORS: ReadonlySet<string> = new Set(['TypeError', 'RangeError']);

/**
 * Why an entry itself cannot be written; null where the database cannot write at the moment, so that the same entry may
 * be written later. The reason holds no value of the entry.
 */
export function refusalOf(error: unknown): string | null {
  if (!types.isNativeError(error)) return null;
  const sqlState = sqlStateOf(error);
  if (sqlState !== null) return VALUE_CLASSES.has(sqlState.slice(0, 2)) ? `SQLSTATE ${sqlState}` : null;
  // The row could not be made: a value of another type than declared.
  return ROW_ERRORS.has(error.name) ? error.name : null;
}

function sqlStateOf(error: Error): string | null {
  if ('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code))
    return error.code;
  if (!('driverError' in error) || error.driverError === error) return null;
  return types.isNativeError(error.driverError) ? sqlStateOf(error.driverError) : null;
}
