/** Position in a list that is sorted by a time, then by an id. */
export interface MomentCursor {
  /** RFC 3339 with microseconds, as read from the database; a Date would lose the last three digits. */
  moment: string;
  id: string;
}

/** Without the year 0, which the database does not know. */
const MOMENT =
  /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/;
const MAX_CURSOR_LENGTH = 200;

export const writeMomentCursor = ({ moment, id }: MomentCursor): string =>
  Buffer.from(`${moment} ${id}`, 'utf8').toString('base64url');

/** @returns undefined for an invalid cursor */
export function readMomentCursor(text: string, isId: (id: string) => boolean): MomentCursor | undefined {
  if (text.length > MAX_CURSOR_LENGTH) return undefined;
  const [moment = '', id = '', ...rest] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  if (!MOMENT.test(moment) || !isId(id) || rest.length > 0) return undefined;
  // Date turns a day that the month does not have into another one; the database rejects it.
  const day = moment.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? { moment, id } : undefined;
}
