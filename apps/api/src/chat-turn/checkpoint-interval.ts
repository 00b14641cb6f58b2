/** How long after an answer's start its text is stored for the first time. */
export const FIRST_CHECKPOINT_MS = 100;
/** What a crash may cost of an answer's text at most, while the database keeps up. */
export const LONGEST_CHECKPOINT_INTERVAL_MS = 1_000;
/** Checkpoints take at most one fiftieth of the time. */
const SHARE = 50;

/**
 * How long to wait until the next checkpoint, in milliseconds: ten in a second while they are cheap, one in a second when
 * many answers grow at once or the database is slow.
 * @param durationMs how long the last checkpoint took
 */
export const checkpointInterval = (durationMs: number): number =>
  Math.min(Math.max(SHARE * durationMs, FIRST_CHECKPOINT_MS), LONGEST_CHECKPOINT_INTERVAL_MS);
