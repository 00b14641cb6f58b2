import { types } from 'node:util';

/**
 * SQLSTATE classes of invalid values: data exception, integrity violation, program limit exceeded.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const VALUE_CLASSES: ReadonlySet<string> = new Set(['22', '23', '54']);
/** Compared by name, because errors of Node may come from another realm. */
const ROW_ERRORS: ReadonlySet<string> = new Set(['TypeError', 'RangeError']);

/**
 * The reason why an entry is invalid, without its values; null when the database cannot write now, so that a retry may
 * succeed.
 */
export function rejectionReason(error: unknown): string | null {
  if (!types.isNativeError(error)) return null;
  const sqlState = sqlStateOf(error);
  if (sqlState !== null) return VALUE_CLASSES.has(sqlState.slice(0, 2)) ? `SQLSTATE ${sqlState}` : null;
  // The row could not be built: a value has another type than declared.
  return ROW_ERRORS.has(error.name) ? error.name : null;
}

function sqlStateOf(error: Error): string | null {
  if ('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code))
    return error.code;
  if (!('driverError' in error) || error.driverError === error) return null;
  return types.isNativeError(error.driverError) ? sqlStateOf(error.driverError) : null;
}
