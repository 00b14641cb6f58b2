const MEBIBYTE = 1024 ** 2;

/** Bounds and patience of a sync. */
export interface SyncLimits {
  /** Bytes of one file, before and after decompression. */
  largestFile: number;
  /** Bytes of all files, after decompression. */
  largestSet: number;
  /** Of all downloads together, in milliseconds. */
  downloadTimeoutMs: number;
  /** Tries of one file. */
  attempts: number;
  /** Delay before the second try, in milliseconds; it doubles for each further one. */
  retryDelayMs: number;
}

/** The source has about 8 MiB in all. */
export const SYNC_LIMITS: SyncLimits = {
  largestFile: 64 * MEBIBYTE,
  largestSet: 192 * MEBIBYTE,
  downloadTimeoutMs: 600_000,
  attempts: 4,
  retryDelayMs: 1_000,
};

/** Share of rows that a file or the data may lose, because sources correct themselves. */
export const TOLERATED_LOSS = 0.01;
/** Rows that may be missing whatever the share is. */
export const TOLERATED_ROWS = 5;
/** Share of the rows of a file that may be rejected: more means that its columns have moved. */
export const TOLERATED_REJECTS = 0.05;

/** Fewest rows that are accepted after `before`. */
export const leastAfter = (before: number): number =>
  Math.ceil(before * (1 - TOLERATED_LOSS)) - TOLERATED_ROWS;
