/** Vendors send pings while a model thinks; a connection without any byte for this long is dead. */
export const IDLE_TIMEOUT_MS = 45_000;
