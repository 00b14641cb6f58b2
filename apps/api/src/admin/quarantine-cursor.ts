interface QuarantineCursor {
  /** RFC 3339 with microseconds. */
  first_seen_at: string;
  id: string;
}

const MOMENT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/;
const ID = /^[\w-]{1,40}$/;

export const writeQuarantineCursor = ({ first_seen_at, id }: QuarantineCursor): string =>
  Buffer.from(`${first_seen_at} ${id}`, 'utf8').toString('base64url');

/** @returns undefined for an invalid cursor */
export function readQuarantineCursor(text: string): QuarantineCursor | undefined {
  const [first_seen_at = '', id = '', ...rest] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  if (!MOMENT.test(first_seen_at) || !ID.test(id) || rest.length > 0) return undefined;
  // Date turns a day that the month does not have into another one; the database rejects it.
  const isDay = new Date(`${first_seen_at.slice(0, 10)}T00:00:00Z`)
    .toISOString()
    .startsWith(first_seen_at.slice(0, 10));
  return isDay ? { first_seen_at, id } : undefined;
}
