/** How long a process vouches for an answer it makes, by the database's clock. It renews every checkpoint. */
export const LEASE_SECONDS = 15;
/** How often texts are checkpointed and leases renewed; what a crash may cost of an answer's text. */
export const CHECKPOINT_INTERVAL_MS = 1_000;
/** How often answers of processes that are gone are looked for. */
export const RECOVERY_INTERVAL_MS = 5_000;
