/** How long a process vouches for an answer it makes, by the database's clock. It renews every checkpoint. */
export const LEASE_SECONDS = 10;
/** How often texts are checkpointed and leases renewed; what a crash may cost of an answer's text. */
export const CHECKPOINT_INTERVAL_MS = 1_000;
/** How often answers of processes that are gone are looked for: they are ended within thirteen seconds. */
export const RECOVERY_INTERVAL_MS = 2_500;
/** An owner that did not renew for so long (it was paused) asks whether the answer is still its own before it says more. */
export const LONGEST_WITHOUT_RENEWAL_MS = (LEASE_SECONDS - 2) * 1_000;
