import type { NumberUnit } from '../claims/claim.js';
import type { Cell } from '../facts/fact-row.js';

type CellUnit = 'cm' | 'kg' | 'age' | 'second' | 'minute' | 'day' | 'fraction' | 'count' | 'any';

export function unitOfCell({ leaf, path }: Cell): CellUnit {
  if (leaf === 'value') return 'any';
  if (leaf.endsWith('_cm')) return 'cm';
  if (leaf.endsWith('_kg')) return 'kg';
  if (leaf === 'age') return 'age';
  if (leaf.endsWith('seconds')) return 'second';
  if (leaf === 'minutes') return 'minute';
  if (leaf === 'days') return 'day';
  if (/accuracy|defence$|_rate$|share|probability|win_rate/.test(path) && !path.endsWith('defences'))
    return 'fraction';
  return 'count';
}

const CM_PER_INCH = 2.54;
const KG_PER_LB = 0.45359237;

/** Factor from the claim's unit to the cell's; null where they cannot be the same. */
export function factorBetween(claim: NumberUnit, cell: CellUnit): number | null {
  switch (claim) {
    case 'cm':
      return cell === 'cm' || cell === 'any' ? 1 : null;
    case 'inch':
      return cell === 'cm' || cell === 'any' ? CM_PER_INCH : null;
    case 'kg':
      return cell === 'kg' ? 1 : null;
    case 'lb':
      return cell === 'kg' ? KG_PER_LB : null;
    case 'percent':
      return cell === 'fraction' || cell === 'any' ? 0.01 : null;
    case 'age':
      return cell === 'age' || cell === 'any' ? 1 : null;
    case 'second':
      return cell === 'second' || cell === 'any' ? 1 : null;
    case 'minute':
      return cell === 'second' ? 60 : cell === 'minute' || cell === 'any' ? 1 : null;
    case 'day':
      return cell === 'day' || cell === 'any' ? 1 : null;
    case 'month':
      return cell === 'day' || cell === 'any' ? 30.44 : null;
    case 'year':
      return cell === 'day' ? 365.25 : cell === 'age' || cell === 'any' ? 1 : null;
    case 'none':
      return cell === 'fraction' ? 1 : cell === 'second' ? null : 1;
  }
}
