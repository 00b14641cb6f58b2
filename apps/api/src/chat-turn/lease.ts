/** How long a process vouches for an answer it generates, by the database's clock. Checkpoints renew it. */
export const LEASE_SECONDS = 10;
/** How often abandoned answers of other processes are looked for: they are ended within thirteen seconds. */
export const RECOVERY_INTERVAL_MS = 2_500;
/** An owner that did not renew for so long (it was paused) checks that it still owns the answer before it sends more. */
export const LONGEST_WITHOUT_RENEWAL_MS = (LEASE_SECONDS - 2) * 1_000;
