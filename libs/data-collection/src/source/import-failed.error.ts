/** The import failed or was aborted; nothing was changed. The message is one line for the user. */
export class ImportFailedError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ImportFailedError';
  }
}

/** Another import into the same database runs, in this or another process. */
export class ImportRunningError extends ImportFailedError {
  constructor() {
    super('Another import is running. Try again when it has finished.');
    this.name = 'ImportRunningError';
  }
}

/** Whether an error has a system error code. Works for errors of other realms, which fail `instanceof`. */
export const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

export function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  return 'message' in error ? String(error.message) : 'unknown reason';
}

/** The innermost cause's message: fetch wraps network errors. */
export function rootReasonOf(error: unknown): string {
  // A host with several addresses has one failure for each.
  if (typeof error === 'object' && error !== null && 'errors' in error && Array.isArray(error.errors)) {
    const first: unknown = error.errors.at(0);
    if (first !== undefined) return rootReasonOf(first);
  }
  const hasCause = typeof error === 'object' && error !== null && 'cause' in error && error.cause != null;
  return hasCause ? rootReasonOf(error.cause) : reasonOf(error);
}
