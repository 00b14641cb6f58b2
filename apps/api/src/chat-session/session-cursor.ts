import { isUuid } from '@app/common';
import { readMomentCursor, writeMomentCursor } from '../http/moment-cursor.js';

export interface SessionCursor {
  /** See `MomentCursor`. */
  lastUsedAt: string;
  id: string;
}

export const writeSessionCursor = ({ lastUsedAt, id }: SessionCursor): string =>
  writeMomentCursor({ moment: lastUsedAt, id });

/** @returns undefined for an invalid cursor */
export function readSessionCursor(text: string): SessionCursor | undefined {
  const cursor = readMomentCursor(text, isUuid);
  return cursor === undefined ? undefined : { lastUsedAt: cursor.moment, id: cursor.id };
}
