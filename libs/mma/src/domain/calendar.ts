/** The clock of the tools; tests replace it. */
export class Calendar {
  now(): Date {
    return new Date();
  }

  /** Today in UTC, `YYYY-MM-DD`. */
  today(): string {
    return this.now().toISOString().slice(0, 10);
  }
}

const DAY = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
const WEEKDAY = { weekday: 'long' } as const;

/** A format takes longer to build than to use. Bounded by the time zones that the runtime knows. */
const formats = new Map<string, { day: Intl.DateTimeFormat; weekday: Intl.DateTimeFormat }>();

/** @throws RangeError for an unknown zone */
function formatsOf(timeZone: string): { day: Intl.DateTimeFormat; weekday: Intl.DateTimeFormat } {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const built = {
    day: new Intl.DateTimeFormat('en', { ...DAY, timeZone }),
    weekday: new Intl.DateTimeFormat('en', { ...WEEKDAY, timeZone }),
  };
  formats.set(timeZone, built);
  return built;
}

/** The day in a time zone (IANA name), `YYYY-MM-DD`. */
export function dayIn(timeZone: string, now: Date): string {
  const parts = formatsOf(timeZone).day.formatToParts(now);
  const valueOf = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${valueOf('year')}-${valueOf('month')}-${valueOf('day')}`;
}

/** The weekday in a time zone (IANA name): `Tuesday`. */
export const weekdayIn = (timeZone: string, now: Date): string => formatsOf(timeZone).weekday.format(now);

/** Full years between two days (`YYYY-MM-DD`). A birthday on 29 February counts from 1 March in other years. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** Days from `from` to `to`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
