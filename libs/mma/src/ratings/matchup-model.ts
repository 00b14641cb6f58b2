import { FACTORS, type FactorName } from '../domain/matchup.js';
import { dot, fitLogistic, sigmoid } from './logistic-regression.js';
import { FEATURES } from './matchup-features.js';
import type { HistoryRow } from './matchup-history.js';
import { dayNumber } from './rated-bout.js';

/** A logistic regression over {@link FEATURES}. */
export interface MatchupModel {
  /** Day of the newest bout that it was trained on. */
  trainedTo: string;
  /** Bouts that it was trained on. */
  bouts: number;
  /** In the order of {@link FEATURES}. */
  coefficients: readonly number[];
}

/** Bouts before the rules of 2001 say little about those of today. */
const FIRST_DAY = '2001-01-01';
/** Later than every bout. */
const END_OF_TIME = '9999-12-31';
/** Years after which a bout counts half. */
const HALF_LIFE_YEARS = 8;
const RIDGE = 30;
/** Fewer decided bouts make no model. */
export const LEAST_BOUTS = 300;

/**
 * Trains on the decided bouts before a day.
 * @param before all bouts without it
 * @returns null with fewer than {@link LEAST_BOUTS}
 */
export function trainModel(rows: readonly HistoryRow[], before: string = END_OF_TIME): MatchupModel | null {
  const now = before === END_OF_TIME ? (rows.at(-1)?.day ?? 0) : dayNumber(before);
  let trainedTo = '';
  const examples = rows.flatMap(({ heldOn, day, features, outcome }) => {
    if (outcome === null || heldOn < FIRST_DAY || heldOn >= before) return [];
    if (heldOn > trainedTo) trainedTo = heldOn;
    return [{ features, outcome, weight: 0.5 ** ((now - day) / 365.25 / HALF_LIFE_YEARS) }];
  });
  if (examples.length < LEAST_BOUTS) return null;
  return { trainedTo, bouts: examples.length, coefficients: fitLogistic(examples, RIDGE) };
}

/** The probability that side a wins. */
export const probabilityOf = (model: MatchupModel, features: readonly number[]): number =>
  sigmoid(dot(model.coefficients, features));

/** The log-odds in favour of side a by factor; their sum is the log-odds of the estimate. */
export function contributionsOf(model: MatchupModel, features: readonly number[]): Map<FactorName, number> {
  const sums = new Map<FactorName, number>(FACTORS.map((factor) => [factor, 0]));
  for (const [index, { factor }] of FEATURES.entries()) {
    const share = (model.coefficients[index] ?? 0) * (features[index] ?? 0);
    sums.set(factor, (sums.get(factor) ?? 0) + share);
  }
  return sums;
}
