import type { UnitClaims } from './unit-claims.js';

/** `얀(32회)`: a figure in brackets after a word that is no known name may be about whomever the word names. */
export function isInForeignBracket({ unit, names, index }: UnitClaims, offset: number): boolean {
  const { text } = unit;
  if (text[offset - 1] !== '(' || !/[가-힣]/u.test(text[offset - 2] ?? '')) return false;
  return index.names.size > 1 && !names.some(({ end }) => end === offset - 1);
}
