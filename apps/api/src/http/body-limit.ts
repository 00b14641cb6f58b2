/** Longest request body, in bytes. */
export const BODY_LIMIT_BYTES = 64 * 1024;
