import { wellFormed } from '@app/common';

export type SqlValue = string | number | boolean | null;

const BOOLEAN = 16;
const INTEGERS = new Set([20, 21, 23]);
const NUMBERS = new Set([700, 701, 1700]);
const LONGEST_TEXT = 1000;

/** A value as PostgreSQL writes it, as JSON. Whole numbers beyond 2^53, `NaN` and infinities stay texts. */
export function toSqlValue(value: string | null, typeId: number): SqlValue {
  if (value === null) return null;
  if (typeId === BOOLEAN) return value === 't';
  const number = INTEGERS.has(typeId) || NUMBERS.has(typeId) ? Number(value) : NaN;
  if (INTEGERS.has(typeId)) return Number.isSafeInteger(number) ? number : value;
  if (Number.isFinite(number)) return number;
  return value.length > LONGEST_TEXT ? `${wellFormed(value.slice(0, LONGEST_TEXT))}…` : value;
}
