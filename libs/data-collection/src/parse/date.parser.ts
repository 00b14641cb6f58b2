const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** `August 01, 2026` or `Oct 07, 1992` as `YYYY-MM-DD`; null if invalid. */
export function parseMonthDayYear(text: string): string | null {
  const match = /^([A-Za-z]+)\.? (\d{1,2}), (\d{4})$/.exec(text.trim());
  if (!match) return null;
  const name = (match[1] ?? '').toLowerCase();
  const index = Math.max(MONTHS.indexOf(name), FULL_MONTHS.indexOf(name));
  if (index === -1) return null;
  return toIsoDate(Number(match[3]), index + 1, Number(match[2]));
}

/** Null unless the text is a valid `YYYY-MM-DD`. */
export function parseIsoDate(text: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  return match ? toIsoDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

function toIsoDate(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2200) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

export function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** Completed years from one day to another. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}
