/** The clock of the tools; tests replace it. */
export class Calendar {
  /** Today in UTC, `YYYY-MM-DD`. */
  today(): string {
    return new Date().toISOString().slice(0, 10);
  }
}

/** Full years between two days (`YYYY-MM-DD`). A birthday on 29 February counts from 1 March in other years. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** Days from `from` to `to`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
