import type { FoundClaim, NumberUnit } from '../claims/claim.js';
import type { UnitClaims } from './unit-claims.js';

/** Units that say what is measured. Months and years are told too loosely. */
const FIRM_UNITS: ReadonlySet<NumberUnit> = new Set([
  'percent',
  'cm',
  'inch',
  'kg',
  'lb',
  'age',
  'second',
  'minute',
  'day',
]);

/** Whether it is certain what a claim states of whom: what is firm and wrong is worth writing again. */
export function isFirm(claims: UnitClaims, claim: FoundClaim): boolean {
  switch (claim.kind) {
    case 'name':
    case 'event':
    case 'division':
    case 'record':
      return true;
    case 'date':
      return claim.month !== null;
    case 'method':
    case 'round':
    case 'time':
      return isOfBout(claims) || isInNamedRow(claims, claim.offset);
    case 'rank':
    case 'ordinal':
      return isInNamedRow(claims, claim.offset);
    case 'number':
      if (isInNamedRow(claims, claim.offset)) return true;
      return (
        FIRM_UNITS.has(claim.unit) && claim.precision === 'exact' && !claim.isWord && claims.named.size > 0
      );
  }
}

/** Whether the unit says which bout it tells of. */
const isOfBout = ({ named, events, figures }: UnitClaims): boolean =>
  named.size > 0 ||
  events.length > 0 ||
  figures.some((figure) => figure.kind === 'date' && figure.month !== null);

/** Whether a claim is in a row or a column of a table that names a fighter. */
function isInNamedRow(claims: UnitClaims, offset: number): boolean {
  const place = claims.cellAt(offset);
  if (place === null || claims.unit.kind !== 'row') return false;
  return claims.named.size > 0 || claims.namesIn(claims.headerOf(place.column)).length > 0;
}
