import type { FactRow } from '../facts/fact-row.js';
import { hasLabel, labelsOf } from '../facts/row-labels.js';
import { type Feature, featuresOfPath } from '../vocabulary/features.js';
import { isAbout } from './bound-rows.js';
import { countsOf } from './counts.js';
import type { NumberContext } from './number-context.js';
import { isWithin, rangeOf } from './ranges.js';

/** Figures of one sentence that are divided by one another. */
const MOST_COMPARED = 6;

/** A share of the fighter's bouts, wins or losses, or of the attempts of one object. */
export function isShare(context: NumberContext): boolean {
  const { claims, claim, owners, features } = context;
  const share = rangeOf(claim.value, claim.decimals, claim.precision);
  const range = { low: share.low / 100, high: share.high / 100 };
  const fits = (part: number, whole: number): boolean =>
    whole > 0 && part <= whole && isWithin(part / whole, range);
  const words = features.size > 0 ? features : claims.clauseFeatures(claim.offset);
  // `39 % of all the victories` names the whole only.
  const isPart = [...words].some((each) => SHARED_PARTS.has(each) && each !== 'win' && each !== 'loss');
  const spoken = isPart || features.size === 0 ? words : claims.contextFeatures;
  const isLoss = claims.resultAt(claim.offset) === 'loss';
  for (const row of claims.index.rows) {
    if (!isAbout(row, owners)) continue;
    const labels = labelsOf(row);
    if (labels !== null && !hasLabel(claims.lowerText, labels) && claims.namesGroup) continue;
    for (const { is, part, whole } of sharesOf(row, isLoss ? 'losses' : 'wins'))
      if (spoken.has(is) && fits(part, whole)) return true;
  }
  const beside = claims.figures.flatMap((each) =>
    each.kind === 'number' && each.unit === 'none' ? [each.value] : [],
  );
  if (beside.length <= MOST_COMPARED && beside.some((part) => beside.some((whole) => fits(part, whole))))
    return true;
  const counted = [...words].filter((each) => SHARED_PARTS.has(each));
  if (counted.length === 0) return false;
  const count = (of: ReadonlySet<Feature>): number[] =>
    countsOf({ ...context, claim: { ...claim, unit: 'none' }, features: of });
  const wholes = [...count(new Set<Feature>(['bout'])), ...count(new Set<Feature>(['win']))];
  return count(new Set(counted)).some((part) => wholes.some((whole) => fits(part, whole)));
}

/** What a share may be a share of. */
const SHARED_PARTS: ReadonlySet<Feature> = new Set([
  'win',
  'loss',
  'ko',
  'submission',
  'decision',
  'finish',
  'title',
]);

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
    const [ko, submission, decision] = ['ko_tko', 'submission', 'decision'].map((method) =>
      of(`${side}_by.${method}`),
    );
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

/** All bouts of a record. */
export const recordSum = (of: (path: string) => number, path: string): number =>
  ['wins', 'losses', 'draws', 'no_contests'].reduce((sum, part) => sum + of(`${path}.${part}`), 0);
