/** Whether a failure of the system has a code. Errors of other realms are no instances of this one's Error. */
export const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

/** The message of whatever was thrown. */
export function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  return 'message' in error ? String(error.message) : 'unknown reason';
}

/** What was at the bottom of a failure: fetch wraps what happened on the wire. */
export function rootReasonOf(error: unknown): string {
  const hasCause = typeof error === 'object' && error !== null && 'cause' in error && error.cause != null;
  return hasCause ? rootReasonOf(error.cause) : reasonOf(error);
}
