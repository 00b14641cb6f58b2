/** Whether a failure of the system has a code. Errors of other realms are no instances of this one's Error. */
export const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

/** The message of whatever was thrown, that of its cause where it has one. */
export function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('cause' in error && error.cause !== undefined && error.cause !== null) return reasonOf(error.cause);
  return 'message' in error ? String(error.message) : 'unknown reason';
}
