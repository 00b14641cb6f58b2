import type { FactRow } from '../facts/fact-row.js';
import { hasLabel, labelsOf } from '../facts/row-labels.js';
import { type Feature, featuresOfPath } from '../vocabulary/features.js';
import { isAbout } from './bound-rows.js';
import { factorBetween, unitOfCell } from './cell-units.js';
import { isCandidate, type NumberContext } from './check-number.js';
import { countsOf } from './counts.js';
import { isWithin, type Range, rangeOf } from './ranges.js';

const DIFFERENCE =
  /\b(?:more|fewer|less|longer|shorter|taller|older|younger|difference|gap|margin|ahead|behind|advantage|edge|by(?= \d))\b|차이|더 |앞서|앞섰|많|적|크|길|높|우위|격차/iu;
const SUM = /\b(?:total|combined|together|altogether|in all|overall|sum|between them)\b|합계|합쳐|합하|총|모두|통산|전체|도합/iu;
const AVERAGE = /\b(?:average|mean|averag\w*)\b|평균/iu;
const MOST_VALUES = 400;
const MOST_COMPARED = 6;
/** An age at another time than now. */
const PAST = /\b(?:was|at|when|aged|turned)\b|당시|때|였|에 /iu;
const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a number follows from the facts by a derivation that its words call for. */
export function isDerived(context: NumberContext): boolean {
  const { claim } = context;
  if (claim.unit === 'percent') return isRatio(context);
  const text = context.claims.unit.text;
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
    if (labels === null ? value.row.fighters.size === 0 : !hasLabel(context.claims.lowerText, labels)) continue;
    const list = byPath.get(value.path) ?? [];
    list.push(value);
    byPath.set(value.path, list);
  }
  for (const values of byPath.values()) {
    if (values.length > MOST_COMPARED) continue;
    for (const a of values) {
      for (const b of values) if (a.row !== b.row && isWithin(Math.abs(a.value - b.value), range)) return true;
    }
  }
  return false;
}

/** Of one path over the rows, or of two rows. */
function isSum(context: NumberContext, range: Range): boolean {
  const sums = new Map<string, number>();
  for (const { value, path } of valuesOf(context, everyone(context))) sums.set(path, (sums.get(path) ?? 0) + value);
  return [...sums.values()].some((sum) => isWithin(sum, range));
}

function isAverage(context: NumberContext, range: Range): boolean {
  const byPath = new Map<string, number[]>();
  for (const { value, path } of valuesOf(context, everyone(context))) byPath.set(path, [...(byPath.get(path) ?? []), value]);
  return [...byPath.values()].some((values) => isWithin(values.reduce((a, b) => a + b, 0) / values.length, range));
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
    return row.cells.some(({ path }) => path.startsWith(side)) && isWithin(of(`${side}.ko_tko`) + of(`${side}.submission`), range);
  });
}

const recordSum = (of: (path: string) => number, path: string): number =>
  ['wins', 'losses', 'draws', 'no_contests'].reduce((sum, part) => sum + of(`${path}.${part}`), 0);

/** A share of the fighter's bouts, wins or losses, or of the attempts of one object. */
function isRatio(context: NumberContext): boolean {
  const { claims, claim, owners, features } = context;
  const share = rangeOf(claim.value, claim.decimals, claim.precision);
  const range = { low: share.low / 100, high: share.high / 100 };
  const fits = (part: number, whole: number): boolean => whole > 0 && part <= whole && isWithin(part / whole, range);
  const words = features.size > 0 ? features : claims.clauseFeatures(claim.offset);
  // `39 % of all the victories` names the whole only.
  const isPart = [...words].some((each) => SHARED_PARTS.has(each) && each !== 'win' && each !== 'loss');
  const spoken = isPart || features.size === 0 ? words : claims.contextFeatures;
  const isLoss = claims.resultAt(claim.offset) === 'loss';
  for (const row of claims.index.rows) {
    if (!isAbout(row, owners)) continue;
    const labels = labelsOf(row);
    if (labels !== null && !hasLabel(claims.lowerText, labels) && claims.namesGroup) continue;
    for (const { is, part, whole } of sharesOf(row, isLoss ? 'losses' : 'wins')) if (spoken.has(is) && fits(part, whole)) return true;
  }
  const beside = claims.figures.flatMap((each) => (each.kind === 'number' && each.unit === 'none' ? [each.value] : []));
  if (beside.length <= MOST_COMPARED && beside.some((part) => beside.some((whole) => fits(part, whole)))) return true;
  const counted = [...words].filter((each) => SHARED_PARTS.has(each));
  if (counted.length === 0) return false;
  const count = (of: ReadonlySet<Feature>): number[] => countsOf({ ...context, claim: { ...claim, unit: 'none' }, features: of });
  const wholes = [...count(new Set<Feature>(['bout'])), ...count(new Set<Feature>(['win']))];
  return count(new Set(counted)).some((part) => wholes.some((whole) => fits(part, whole)));
}

/** What a share may be a share of. */
const SHARED_PARTS: ReadonlySet<Feature> = new Set(['win', 'loss', 'ko', 'submission', 'decision', 'finish', 'title']);

interface ShareOf {
  is: Feature;
  part: number;
  whole: number;
}

/** Parts and wholes of one object: wins of the record, methods of the wins, landed of attempted. */
function sharesOf(row: FactRow, side: 'wins' | 'losses'): ShareOf[] {
  const numbers = new Map<string, number>();
  for (const { path, value } of row.cells) if (typeof value === 'number') numbers.set(path, value);
  const shares: ShareOf[] = [];
  const of = (path: string): number => numbers.get(path) ?? 0;
  const add = (is: Feature, part: number, whole: number): void => {
    shares.push({ is, part, whole });
  };
  const total = recordSum(of, 'record');
  if (total > 0) {
    for (const whole of [total, of('record.wins') + of('record.losses')]) {
      add('win', of('record.wins'), whole);
      add('loss', of('record.losses'), whole);
    }
    const titles = recordSum(of, 'title_bouts');
    add('title', of('title_bouts.wins'), titles);
    const won = of(`record.${side}`);
    const [ko, submission, decision] = ['ko_tko', 'submission', 'decision'].map((method) => of(`${side}_by.${method}`));
    add('ko', ko ?? 0, won);
    add('submission', submission ?? 0, won);
    add('decision', decision ?? 0, won);
    add('finish', (ko ?? 0) + (submission ?? 0), won);
  }
  for (const [path, value] of numbers) {
    if (!/[._]landed$/.test(path)) continue;
    const whole = of(path.replace(/landed$/, 'attempted'));
    for (const is of featuresOfPath(path)) add(is, value, whole);
  }
  const bouts = of('bouts');
  if (bouts > 0) {
    add('finish', of('finishes'), bouts);
    add('ko', of('ko_tko'), bouts);
    add('submission', of('submission'), bouts);
    add('decision', of('decision'), bouts);
    for (const is of SHARED_PARTS) add(is, of('value'), bouts);
  }
  return shares;
}

/** Days, months, years or an age between two days of the sentence, of the fighter's rows, or until now. */
function isTimeBetween({ claims, claim, owners }: NumberContext): boolean {
  if (claim.unit !== 'day' && claim.unit !== 'month' && claim.unit !== 'year' && claim.unit !== 'age') return false;
  const known = daysAbout(claims, owners);
  const now = claims.now.getTime();
  const stated = claims.figures.flatMap((each) =>
    each.kind === 'date' && each.year !== null && !each.isDecade
      ? [Date.UTC(each.year, (each.month ?? 1) - 1, each.day ?? 1)]
      : [],
  );
  const isAge = claim.unit === 'age';
  const isPast = !isAge || PAST.test(claims.unit.text);
  const ends = [...(stated.length > 0 ? stated : isPast ? known : []), ...boutDays(claims)];
  if (stated.length < 2) ends.push(now);
  const starts = isAge ? birthdays(claims, owners) : ends;
  return starts.some((from) => ends.some((to) => from !== to && fitsSpan(Math.abs(to - from) / DAY_MS, claim, isAge)));
}

/** The first and the last day in rows about the fighters. */
function daysAbout({ index }: NumberContext['claims'], owners: ReadonlySet<string> | null): number[] {
  let first: number | null = null;
  let last: number | null = null;
  for (const row of index.rows) {
    if (!isAbout(row, owners) || (owners !== null && row.fighters.size === 0)) continue;
    for (const { value, leaf } of row.cells) {
      if (typeof value !== 'string' || leaf === 'born_on' || !DAY.test(value)) continue;
      const day = Date.parse(value);
      if (first === null || day < first) first = day;
      if (last === null || day > last) last = day;
    }
  }
  return first === null || last === null ? [] : [first, last];
}

/** Days of the bouts between two fighters of the sentence. */
function boutDays({ index, named }: NumberContext['claims']): number[] {
  if (named.size < 2 || named.size > 6) return [];
  const fighters = [...named];
  return fighters.flatMap((fighter) =>
    index
      .boutsOf(fighter)
      .filter((bout) => bout.date !== null && fighters.some((other) => other !== fighter && bout.fighters.has(other)))
      .map(({ date }) => Date.parse(date ?? '')),
  );
}

function birthdays({ index }: NumberContext['claims'], owners: ReadonlySet<string> | null): number[] {
  return index.rows.flatMap((row) =>
    isAbout(row, owners)
      ? row.cells.flatMap(({ leaf, value }) => (leaf === 'born_on' && typeof value === 'string' ? [Date.parse(value)] : []))
      : [],
  );
}

function fitsSpan(days: number, { value, unit, precision }: NumberContext['claim'], isAge: boolean): boolean {
  const slack = precision === 'exact' ? 0 : 0.6;
  if (unit === 'day') return Math.abs(days - value) <= (precision === 'exact' ? 0 : value * 0.05);
  if (unit === 'month') return Math.abs(days / 30.44 - value) <= 1 + slack;
  const years = days / 365.2425;
  return isAge ? Math.floor(years) === value : Math.floor(years) === value || Math.round(years) === value || (slack > 0 && Math.abs(years - value) < slack);
}
