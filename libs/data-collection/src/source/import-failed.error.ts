/** An import that cannot be done, or was stopped; nothing was changed. The message is one line for people. */
export class ImportFailedError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ImportFailedError';
  }
}
