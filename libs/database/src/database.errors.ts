/** Another process has the data folder and cannot be worked with. */
export class DatabaseFolderBusyError extends Error {
  constructor(folder: string, pid: number | null) {
    const holder = pid === null ? 'Another process' : `Process ${pid}`;
    super(
      `${holder} has the data folder ${folder} open and does not answer. ` +
        'It may be paused or hung: resume or end it, or set DATABASE_DIR to another folder.',
    );
    this.name = 'DatabaseFolderBusyError';
  }
}

/** The data folder cannot be used at all. */
export class DatabaseFolderUnusableError extends Error {
  constructor(folder: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `The data folder ${folder} cannot be used (${reason}). ` +
        'Set DATABASE_DIR to a folder on a local disk that this user may write to.',
      { cause },
    );
    this.name = 'DatabaseFolderUnusableError';
  }
}
