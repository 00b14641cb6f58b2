import type { FigureClaim } from '../claims/claim.js';
import type { FactRow } from '../facts/fact-row.js';
import { isAbout, isEvent } from './bound-rows.js';
import type { UnitClaims } from './unit-claims.js';

export type DateClaim = FigureClaim & { kind: 'date' };

const BORN = /\bborn\b|birth|태어|출생|생년|생일|년생|일생/iu;
const DAY_MS = 86_400_000;

/** The key of the index of dates; null for a decade. */
export function dateKey({ year, month, day, isDecade }: DateClaim): string | null {
  if (isDecade) return null;
  const two = (part: number): string => String(part).padStart(2, '0');
  if (year === null) return month === null || day === null ? null : `${two(month)}-${two(day)}`;
  const parts = [
    String(year),
    ...(month === null ? [] : [two(month)]),
    ...(month === null || day === null ? [] : [two(day)]),
  ];
  return parts.join('-');
}

/** Whether a day, month or year is in the rows about the fighters, in the user's words or in the calls. */
export function isDateVerified(
  claims: UnitClaims,
  claim: DateClaim,
  owners: ReadonlySet<string> | null,
): boolean {
  const { index } = claims;
  if (index.said.has(claim, new Set()) || isNow(claims, claim)) return true;
  if (claim.year !== null && claim.month === null && index.said.hasYear(claim.year)) return true;
  if (claim.isDecade) return decadeRows(claims, claim).some((row) => isAbout(row, owners));
  const key = dateKey(claim);
  if (key === null) return claim.month !== null;
  const rows = index.rowsByDate.get(key) ?? [];
  const around = claims.unit.text.slice(Math.max(0, claim.offset - 20), claim.offset + claim.text.length + 8);
  const isBirth = BORN.test(around);
  // The main event of a listed event does not make it that of its fighters.
  const isOwned = (row: FactRow): boolean =>
    isAbout(row, owners) || (claims.names.length === 0 && isEvent(row));
  return rows.some((row) => isOwned(row) && (!isBirth || isBirthday(row, key)));
}

const isBirthday = (row: FactRow, key: string): boolean =>
  row.cells.some(({ leaf, value }) => leaf === 'born_on' && typeof value === 'string' && value.includes(key));

function decadeRows({ index }: UnitClaims, { year }: DateClaim): FactRow[] {
  const first = year ?? 0;
  return Array.from({ length: 10 }, (_, add) => index.rowsByDate.get(String(first + add)) ?? []).flat();
}

function isNow({ now }: UnitClaims, { year, month, day }: DateClaim): boolean {
  return [-1, 0, 1].some((shift) => {
    const today = new Date(now.getTime() + shift * DAY_MS);
    return (
      (year === null || year === today.getUTCFullYear()) &&
      (month === null || month === today.getUTCMonth() + 1) &&
      (day === null || day === today.getUTCDate())
    );
  });
}
