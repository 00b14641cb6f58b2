/** Days (`YYYY-MM-DD`) in the reader's time zone, both inclusive; null is unbounded. */
export interface Period {
  from: string | null;
  to: string | null;
}

const DAY_MS = 86_400_000;

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** February 29 becomes March 1 in other years. */
export function addMonths(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

export const yearOf = (year: number): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` });

export function monthOf(year: number, month: number): Period {
  const two = String(month).padStart(2, '0');
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${year}-${two}-01`, to: `${year}-${two}-${last}` };
}

/** Monday to Sunday. */
export function weekOf(day: string, weeks: number): Period {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(day, -weekday + 7 * weeks);
  return { from: monday, to: addDays(monday, 6) };
}

/** The days in both; null when there is none. */
export function intersect(a: Period, b: Period): Period | null {
  const from = a.from === null || (b.from !== null && b.from > a.from) ? b.from : a.from;
  const to = a.to === null || (b.to !== null && b.to < a.to) ? b.to : a.to;
  return from !== null && to !== null && from > to ? null : { from, to };
}

export const isWithin = (day: string | null, { from, to }: Period): boolean =>
  day !== null && (from === null || day >= from) && (to === null || day <= to);
