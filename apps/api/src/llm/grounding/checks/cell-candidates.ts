import type { CellGroup } from '../facts/fact-index.js';
import type { Feature } from '../vocabulary/features.js';
import { factorBetween, unitOfCell } from './cell-units.js';
import type { NumberContext } from './number-context.js';

/** Features that a cell may have without a word of the text for them. */
const SILENT: ReadonlySet<Feature> = new Set([
  'bout',
  'total',
  'duration',
  'share',
  'division',
  'people',
  'year',
  'win',
  'event',
]);
/** Features that a text may state without the cell. */
const LOOSE: ReadonlySet<Feature> = new Set([
  'total',
  'share',
  'year',
  'division',
  'score',
  'people',
  'head',
  'distance',
  'body',
  'duration',
]);
/** Features that the figure's own clause must have for a cell with them to be a candidate. */
const OWN_CLAUSE: ReadonlySet<Feature> = new Set([
  'ko',
  'submission',
  'decision',
  'dq',
  'title',
  'attempt',
  'streak',
]);
/** `3 of 7 takedowns` */
const WHOLE_BEFORE = /\d\s?(?:of|out of|\/|중)\s?$/u;
/** Units that say what is measured. */
export const MEASURED = /^(?:cm|inch|kg|lb|age)$/;
const MEASURES: ReadonlySet<Feature> = new Set(['height', 'reach', 'weight', 'age']);

/** Whether cells of a path can hold what the number counts. */
export function isCandidate({ cell }: CellGroup, { claims, claim, features }: NumberContext): boolean {
  if (factorBetween(claim.unit, unitOfCell(cell)) === null) return false;
  if (claim.unit === 'none' && cell.leaf === 'value' && features.size === 0) return true;
  if (features.size === 0 && claim.unit === 'none') return cell.leaf !== 'round' && cell.leaf !== 'rank';
  for (const feature of features)
    if (!cell.features.has(feature) && !LOOSE.has(feature))
      return cell.leaf === 'value' && cell.features.size === 0;
  if (cell.leaf === 'value') return true;
  const clause = claims.clauseFeatures(claim.offset);
  const context = claims.contextFeatures;
  const isWhole = WHOLE_BEFORE.test(claims.unit.text.slice(Math.max(0, claim.offset - 12), claim.offset));
  const isMeasure = MEASURED.test(claim.unit) && !features.has('height') && !features.has('reach');
  for (const feature of cell.features) {
    if (features.has(feature) || SILENT.has(feature)) continue;
    // The unit says what is measured.
    if (isMeasure && MEASURES.has(feature)) continue;
    if (feature === 'attempt' && isWhole) continue;
    // `lands 51 % of his strikes`
    if (feature === 'accuracy' && claim.unit === 'percent') continue;
    if (OWN_CLAUSE.has(feature) ? !clause.has(feature) : !context.has(feature)) return false;
  }
  return fitsResult(cell.features, features, claims.resultAt(claim.offset));
}

/** Under `Losses:` no cell of wins counts, and the other way round. */
function fitsResult(
  cell: ReadonlySet<Feature>,
  features: ReadonlySet<Feature>,
  result: 'win' | 'loss' | null,
): boolean {
  if (features.size === 0 || features.has('streak')) return true;
  if (cell.has('win') && !features.has('win')) return result !== 'loss';
  if (cell.has('loss') && !features.has('loss')) return result === 'loss';
  return true;
}
