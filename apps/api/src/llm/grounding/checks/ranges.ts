import type { Precision } from '../claims/claim.js';

export interface Range {
  low: number;
  high: number;
}

const EPSILON = 1e-6;

/** The values that a figure may mean: what rounds to it, and more for `about` and `more than`. */
export function rangeOf(value: number, decimals: number, precision: Precision, slack = 0.05): Range {
  const half = 0.5 * 10 ** -decimals;
  const size = Math.abs(value);
  if (precision === 'about') {
    const reach = Math.max(half, size * slack, slack < 0.05 ? 0 : roundStep(value) / 2);
    return { low: value - reach, high: value + reach };
  }
  if (precision === 'at_least')
    return { low: value - EPSILON, high: value + Math.max(half, size * 0.15, roundStep(value)) };
  if (precision === 'at_most')
    return { low: value - Math.max(half, size * 0.15, roundStep(value)), high: value + EPSILON };
  return { low: value - half - EPSILON, high: value + half + EPSILON };
}

/** 100 for 1,300; 10 for 20; 0 for 7. */
function roundStep(value: number): number {
  if (!Number.isInteger(value) || value === 0) return 0;
  let step = 1;
  while (value % (step * 10) === 0) step *= 10;
  return step === 1 ? 0 : step;
}

export const isWithin = (value: number, { low, high }: Range): boolean => value >= low && value <= high;

/** Whole numbers match only themselves where a figure is exact. */
export const matches = (value: number, range: Range, isExactInteger: boolean, claimed: number): boolean =>
  isExactInteger && Number.isInteger(value) ? value === claimed : isWithin(value, range);
