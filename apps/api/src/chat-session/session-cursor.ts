import { isUuid } from '@app/common';

export interface SessionCursor {
  /** RFC 3339 with microseconds, as read from the database; a Date would lose the last three digits. */
  lastUsedAt: string;
  id: string;
}

const MOMENT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/;
const MAX_CURSOR_LENGTH = 200;

export function writeSessionCursor({ lastUsedAt, id }: SessionCursor): string {
  return Buffer.from(`${lastUsedAt} ${id}`, 'utf8').toString('base64url');
}

/** @returns undefined for an invalid cursor */
export function readSessionCursor(text: string): SessionCursor | undefined {
  if (text.length > MAX_CURSOR_LENGTH) return undefined;
  const [lastUsedAt = '', id, ...rest] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  if (!MOMENT.test(lastUsedAt) || !isUuid(id) || rest.length > 0) return undefined;
  // Date turns a day that the month does not have into another one; the database rejects it.
  const moment = new Date(`${lastUsedAt.slice(0, 23)}Z`);
  if (moment.toISOString().slice(0, 10) !== lastUsedAt.slice(0, 10)) return undefined;
  return { lastUsedAt, id };
}
