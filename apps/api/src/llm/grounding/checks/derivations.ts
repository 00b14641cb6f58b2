import type { FactRow } from '../facts/fact-row.js';
import { hasLabel, labelsOf } from '../facts/row-labels.js';
import { isAbout } from './bound-rows.js';
import { factorBetween, unitOfCell } from './cell-units.js';
import { isCandidate } from './cell-candidates.js';
import type { NumberContext } from './number-context.js';
import { isWithin, type Range, rangeOf } from './ranges.js';
import { isShare, recordSum } from './shares.js';
import { isTimeBetween } from './time-spans.js';

const DIFFERENCE =
  /\b(?:more|fewer|less|longer|shorter|taller|older|younger|difference|gap|margin|ahead|behind|clear of|adrift|leads?|trails?|apart|further|drop|rise|points?|advantage|edge|by(?= (?:\d|about|some|just|nearly|roughly|almost)))\b|차이|더 |앞서|앞섰|많|적|크|길|높|우위|격차/iu;
const SUM =
  /\b(?:total|combined|together|altogether|in all|overall|sum|between them|in (?:this|the) data)\b|합계|합쳐|합하|총|모두|통산|전체|도합/iu;
const AVERAGE = /\b(?:average|mean|averag\w*)\b|평균/iu;
const MOST_VALUES = 400;
const MOST_COMPARED = 6;

/** Whether a number follows from the facts by a derivation that its words call for. */
export function isDerived(context: NumberContext): boolean {
  const { claim } = context;
  const text = context.claims.unit.text;
  if (claim.unit === 'percent')
    return isShare(context) || (/points?|포인트|p$/iu.test(claim.text) && isDifferenceOfSaid(context));
  if (isTimeBetween(context)) return true;
  const range = rangeOf(claim.value, claim.decimals, claim.precision);
  if (DIFFERENCE.test(text) && isDifference(context, range)) return true;
  if (SUM.test(text) && isSum(context, range)) return true;
  if (AVERAGE.test(text) && isAverage(context, range)) return true;
  return isFinishes(context, range) || isPerMinute(context, range);
}

interface Value {
  value: number;
  row: FactRow;
  path: string;
}

/** Values of the cells that the number's words fit, about the fighters of the sentence. */
function valuesOf(context: NumberContext, owners: ReadonlySet<string> | null): Value[] {
  const values: Value[] = [];
  for (const group of context.claims.index.groups.values()) {
    if (!isCandidate(group, context)) continue;
    const factor = factorBetween(context.claim.unit, unitOfCell(group.cell)) ?? 1;
    for (const { value, row } of group.entries) {
      if (!isAbout(row, owners)) continue;
      values.push({ value: value / factor, row, path: group.cell.path });
      if (values.length >= MOST_VALUES) return values;
    }
  }
  return values;
}

const everyone = ({ claims, owners }: NumberContext): ReadonlySet<string> | null => {
  const all = new Set([...claims.named, ...claims.state.recent, ...(owners ?? [])]);
  return all.size > 0 ? all : null;
};

/** Between cells of one path in rows about two fighters, or of two groups that the text names. */
function isDifference(context: NumberContext, range: Range): boolean {
  const byPath = new Map<string, Value[]>();
  // A text that names one fighter of a comparison means the other one too.
  const owners = context.claims.hasRival ? everyone(context) : null;
  for (const value of valuesOf(context, owners)) {
    const labels = labelsOf(value.row);
    if (labels === null ? value.row.fighters.size === 0 : !hasLabel(context.claims.lowerText, labels))
      continue;
    const list = byPath.get(value.path) ?? [];
    list.push(value);
    byPath.set(value.path, list);
  }
  for (const values of byPath.values()) {
    if (values.length > MOST_COMPARED) continue;
    for (const a of values) {
      for (const b of values)
        if (a.row !== b.row && isWithin(Math.abs(a.value - b.value), range)) return true;
    }
  }
  return false;
}

/** `a drop of 15 percentage points`: between shares of the sentence. */
function isDifferenceOfSaid({ claims, claim }: NumberContext): boolean {
  const shares = claims.figures.flatMap((each) =>
    each.kind === 'number' && each.unit === 'percent' && each !== claim ? [each.value] : [],
  );
  const range = rangeOf(claim.value, claim.decimals, claim.precision);
  return shares.some((a) => shares.some((b) => isWithin(Math.abs(a - b), range)));
}

/** Of one path over the rows, or of two rows. */
function isSum(context: NumberContext, range: Range): boolean {
  const sums = new Map<string, number>();
  for (const { value, path } of valuesOf(context, everyone(context)))
    sums.set(path, (sums.get(path) ?? 0) + value);
  return [...sums.values()].some((sum) => isWithin(sum, range));
}

function isAverage(context: NumberContext, range: Range): boolean {
  const byPath = new Map<string, number[]>();
  for (const { value, path } of valuesOf(context, everyone(context)))
    byPath.set(path, [...(byPath.get(path) ?? []), value]);
  return [...byPath.values()].some((values) =>
    isWithin(values.reduce((a, b) => a + b, 0) / values.length, range),
  );
}

/** A figure per 15 minutes, said per minute. */
function isPerMinute({ claims, owners }: NumberContext, range: Range): boolean {
  if (!claims.contextFeatures.has('per_minute')) return false;
  for (const { cell, entries } of claims.index.groups.values()) {
    if (!cell.features.has('per_15')) continue;
    if (entries.some(({ value, row }) => isWithin(value / 15, range) && isAbout(row, owners))) return true;
  }
  return false;
}

/** `ko_tko` plus `submission` of one object; all bouts of a record. */
function isFinishes({ claims, claim, features, owners }: NumberContext, range: Range): boolean {
  if (claim.unit !== 'none') return false;
  const isFinish = features.has('finish');
  const isBouts = features.has('bout') && features.size === 1;
  if (!isFinish && !isBouts) return false;
  return claims.index.rows.some((row) => {
    if (!isAbout(row, owners)) return false;
    const of = (path: string): number => {
      const value = row.cells.find((cell) => cell.path === path)?.value;
      return typeof value === 'number' ? value : 0;
    };
    if (isBouts) {
      const sums = [recordSum(of, 'record'), recordSum(of, 'title_bouts')];
      return sums.some((sum) => sum > 0 && isWithin(sum, range));
    }
    const side = features.has('loss') ? 'losses_by' : 'wins_by';
    return (
      row.cells.some(({ path }) => path.startsWith(side)) &&
      isWithin(of(`${side}.ko_tko`) + of(`${side}.submission`), range)
    );
  });
}
