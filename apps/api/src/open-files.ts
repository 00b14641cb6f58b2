/** Loading the program takes about 400, each connection one. */
export const LEAST_OPEN_FILES = 1_024;

/** The process may open too few files, sockets included. */
export class TooFewOpenFilesError extends Error {
  constructor(limit: number) {
    super(
      `This process may open only ${limit} files and sockets; it needs ${LEAST_OPEN_FILES} or more. ` +
        'Raise the limit (`ulimit -n 4096`, `LimitNOFILE=` of a systemd unit, `ulimits` of a container) and start again.',
    );
    this.name = 'TooFewOpenFilesError';
  }
}

/**
 * Checked before the program is loaded: Node reports a module that it cannot open as missing.
 * @throws TooFewOpenFilesError
 */
export function assertEnoughOpenFiles(limit: number | null = readOpenFileLimit()): void {
  if (limit !== null && limit < LEAST_OPEN_FILES) throw new TooFewOpenFilesError(limit);
}

/** The soft limit of open files; null when there is none or it cannot be read. */
export function readOpenFileLimit(): number | null {
  const report: { userLimits?: { open_files?: { soft?: unknown } } } = process.report.getReport();
  const limit = report.userLimits?.open_files?.soft;
  return typeof limit === 'number' ? limit : null;
}
