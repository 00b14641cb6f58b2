const DAY_MS = 24 * 60 * 60_000;
const DAY_LENGTH = 10;

/** The day of UTC, by which the service counts. */
export const today = (now = new Date()): string => now.toISOString().slice(0, DAY_LENGTH);

export const dayBefore = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - count * DAY_MS).toISOString().slice(0, DAY_LENGTH);
