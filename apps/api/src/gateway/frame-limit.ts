/** A frame that a client sends may have so many bytes; a longer one ends its connection. */
export const LONGEST_FRAME_BYTES = 64 * 1024;
