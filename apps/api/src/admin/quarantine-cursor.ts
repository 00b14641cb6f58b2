import { readMomentCursor, writeMomentCursor } from '../http/moment-cursor.js';

interface QuarantineCursor {
  /** See `MomentCursor`. */
  first_seen_at: string;
  id: string;
}

const ID = /^[\w-]{1,40}$/;

export const writeQuarantineCursor = ({ first_seen_at, id }: QuarantineCursor): string =>
  writeMomentCursor({ moment: first_seen_at, id });

/** @returns undefined for an invalid cursor */
export function readQuarantineCursor(text: string): QuarantineCursor | undefined {
  const cursor = readMomentCursor(text, (id) => ID.test(id));
  return cursor === undefined ? undefined : { first_seen_at: cursor.moment, id: cursor.id };
}
