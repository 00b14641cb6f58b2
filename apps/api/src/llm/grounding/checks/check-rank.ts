import type { FigureClaim } from '../claims/claim.js';
import type { FactRow } from '../facts/fact-row.js';
import { isAbout } from './bound-rows.js';
import { countsOf } from './counts.js';
import { isTimeBetween } from './time-spans.js';
import type { UnitClaims } from './unit-claims.js';

type PositionClaim = FigureClaim & { kind: 'rank' | 'ordinal' };

/**
 * A rank is that of a row about the fighter, or the row's position; `his fifth title defence` is at most the number of
 * them.
 */
export function isRankVerified(
  claims: UnitClaims,
  claim: PositionClaim,
  owners: ReadonlySet<string> | null,
): boolean {
  const { index } = claims;
  if (index.said.has(claim, new Set())) return true;
  const fighters = claims.named.size > 0 ? claims.named : owners;
  for (const row of index.rows) {
    if (isAbout(row, fighters) && isAt(row, claim.value)) return true;
  }
  if (claim.kind === 'rank') return false;
  const text = claims.unit.text.slice(claim.offset + claim.text.length);
  if (/^\s(?:birthday|생일)/iu.test(text)) {
    const age = {
      kind: 'number',
      text: claim.text,
      offset: claim.offset,
      value: claim.value,
      unit: 'age',
      decimals: 0,
      precision: 'exact',
      isWord: false,
    } as const;
    return isTimeBetween({ claims, claim: age, features: new Set(), owners });
  }
  if (
    /^\s?(?:title |타이틀 )?(?:defen[cs]e|방어)/iu.test(text) &&
    isWithinTitleBouts(claims, claim.value, owners)
  )
    return true;
  const features = claims.featuresOf(claims.figures.indexOf(claim));
  const number = {
    ...claim,
    kind: 'number' as const,
    unit: 'none' as const,
    decimals: 0,
    precision: 'exact' as const,
    isWord: true,
  };
  if (
    countsOf({ claims, claim: number, features, owners }).some((count) => claim.value <= count && count < 100)
  )
    return true;
  for (const { cell, entries } of index.groups.values()) {
    if (![...features].some((each) => cell.features.has(each))) continue;
    if (entries.some(({ value, row }) => value >= claim.value && value < 100 && isAbout(row, owners)))
      return true;
  }
  return false;
}

/** `his fourth defence attempt`: at most as many as there were title bouts. */
const isWithinTitleBouts = (
  { index }: UnitClaims,
  value: number,
  owners: ReadonlySet<string> | null,
): boolean =>
  [...(owners ?? index.asked)].some(
    (owner) =>
      index.boutsOf(owner).filter(({ title }) => title === 'undisputed' || title === 'interim').length >
      value,
  );

function isAt(row: FactRow, value: number): boolean {
  const rank = row.cells.find(({ leaf }) => leaf === 'rank')?.value;
  if (rank !== undefined) return rank === value;
  return row.siblings > 1 && (row.position + 1 === value || row.siblings - row.position === value);
}
