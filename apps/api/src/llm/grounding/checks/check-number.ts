import type { CellGroup } from '../facts/fact-index.js';
import type { FactRow } from '../facts/fact-row.js';
import type { Feature } from '../vocabulary/features.js';
import { hasLabel, labelsOf } from '../facts/row-labels.js';
import { isAbout } from './bound-rows.js';
import { isCandidate, MEASURED } from './cell-candidates.js';
import { factorBetween, unitOfCell } from './cell-units.js';
import type { NumberClaim, NumberContext } from './number-context.js';
import { dateKey } from './check-date.js';
import { countsOf, isAboutMeetings } from './counts.js';
import { isDerived } from './derivations.js';
import { matches, rangeOf } from './ranges.js';
import type { UnitClaims } from './unit-claims.js';

/** `about 193 cm`: how far a measure may be off. */
const MEASURE_SLACK = 0.01;
const LIMIT_BEFORE =
  /(?:top|last|first|past|latest|recent|next|previous|newest|oldest|only|상위|최근|마지막|지난|처음|첫|직전|이전|최근(?:에)?\s\S{1,6})\s?$/iu;
const LIMIT_AFTER = /^\s(?:most recent|latest|newest|last|best|biggest|other|more)/iu;

/** Whether a number is in the facts or follows from them. */
export function isNumberVerified(context: NumberContext): boolean {
  const { claims, claim, features } = context;
  const { index } = claims;
  if (index.said.has(claim, features)) return true;
  if (isLimit(context) || isRowNumber(context)) return true;
  // Zero rows meet almost any condition.
  const counts = countsOf(context).filter(
    (count) => count > 0 || (features.size > 0 && !features.has('bout')),
  );
  if (isAboutMeetings(claims) && isOfBouts(claim, features))
    return counts.some((count) => isCount(claim, count));
  if (claim.unit === 'day' && hasCell({ ...context, features: new Set(['day']) })) return true;
  return hasCell(context) || counts.some((count) => isCount(claim, count)) || isDerived(context);
}

const isOfBouts = ({ unit }: NumberClaim, features: ReadonlySet<Feature>): boolean =>
  unit === 'none' && [...features].every((each) => each === 'bout' || each === 'win' || each === 'loss');

const isCount = (claim: NumberClaim, count: number): boolean =>
  claim.unit === 'none' &&
  matches(
    count,
    rangeOf(claim.value, claim.decimals, claim.precision),
    claim.precision === 'exact',
    claim.value,
  );

/** `top 10`, `최근 5경기`: how many rows there are at least, or as many as were asked for. */
function isLimit({ claims, claim }: NumberContext): boolean {
  if (claim.unit !== 'none') return false;
  const { index, unit } = claims;
  const end = claim.offset + claim.text.length;
  const isLimited =
    LIMIT_BEFORE.test(unit.text.slice(Math.max(0, claim.offset - 14), claim.offset)) ||
    LIMIT_AFTER.test(unit.text.slice(end, end + 14));
  if (!isLimited) return false;
  return index.said.hasNumber(claim.value) || [...index.rowCounts].some((count) => claim.value <= count);
}

/** The first column of a table may number its rows. */
function isRowNumber({ claims, claim }: NumberContext): boolean {
  const place = claims.cellAt(claim.offset);
  if (place?.column !== 0 || claims.unit.kind !== 'row') return false;
  return (
    claims.unit.text.slice(place.cell.start, place.cell.end).trim() === claim.text &&
    claim.value === claims.unit.row
  );
}

function hasCell(context: NumberContext): boolean {
  for (const group of context.claims.index.groups.values()) {
    if (isCandidate(group, context) && hasEntry(group, context)) return true;
  }
  return false;
}

function hasEntry(group: CellGroup, context: NumberContext): boolean {
  const { claim, claims, owners } = context;
  const factor = factorBetween(claim.unit, unitOfCell(group.cell)) ?? 1;
  const range = rangeOf(
    claim.value,
    claim.decimals,
    claim.precision,
    MEASURED.test(claim.unit) ? MEASURE_SLACK : undefined,
  );
  const isExactInteger = claim.precision === 'exact' && claim.decimals === 0 && factor === 1;
  const low = range.low * factor;
  const high = range.high * factor;
  for (let at = firstFrom(group, low - 1e-9); at < group.entries.length; at += 1) {
    const entry = group.entries[at];
    if (entry === undefined || entry.value > high + 1e-9) return false;
    if (!matches(entry.value / factor, range, isExactInteger, claim.value)) continue;
    if (
      isAbout(entry.row, owners) &&
      isOfNamedGroup(entry.row, claims) &&
      isOfRound(entry.row, claims) &&
      isOfDay(entry.row, claims)
    )
      return true;
  }
  return false;
}

/** Where a text names groups of a list (years, classes), only their rows count. */
export function isOfNamedGroup(row: FactRow, claims: UnitClaims): boolean {
  const labels = labelsOf(row);
  if (labels === null) return true;
  const text = claims.lowerText;
  return hasLabel(text, labels) || !claims.namesGroup;
}

/** Figures of one round count only where the text speaks of that round. */
function isOfRound(row: FactRow, { figures }: UnitClaims): boolean {
  for (let each: FactRow | null = row; each !== null; each = each.parent) {
    const round = each.cells.find(({ path }) => path === 'round')?.value;
    if (round === undefined || each.cells.some(({ leaf }) => leaf === 'method')) continue;
    return figures.some((figure) => figure.kind === 'round' && figure.value === round);
  }
  return true;
}

/** Of several reigns, only the one whose day the text names. */
function isOfDay(row: FactRow, { figures, index }: UnitClaims): boolean {
  if (row.siblings < 2 || !row.cells.some(({ path }) => path === 'won_on')) return true;
  for (const figure of figures) {
    const key = figure.kind === 'date' && figure.day !== null ? dateKey(figure) : null;
    const rows = key === null ? [] : (index.rowsByDate.get(key) ?? []);
    if (
      rows.some((each) => each.parent === row.parent && each.siblings === row.siblings) &&
      !rows.includes(row)
    )
      return false;
  }
  return true;
}

/** Sorts the entries when needed; the first index whose value is not less. */
export function firstFrom(group: CellGroup, value: number): number {
  if (!group.isSorted) {
    group.entries.sort((a, b) => a.value - b.value);
    group.isSorted = true;
  }
  let low = 0;
  let high = group.entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((group.entries[middle]?.value ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
