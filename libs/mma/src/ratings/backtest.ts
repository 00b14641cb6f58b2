import type { BaselineProbabilities } from './baselines.js';
import { probabilityOf, trainModel } from './matchup-model.js';
import type { HistoryRow } from './matchup-history.js';

/** A bout with the probability that was estimated before it. */
export interface BacktestedBout {
  boutId: string;
  heldOn: string;
  /** Of side a. */
  probability: number;
  outcome: 1 | 0;
  hasDebut: boolean;
  baselines: BaselineProbabilities;
}

export interface Score {
  bouts: number;
  /** Share of bouts whose favourite won; an estimate of exactly one half counts half. */
  accuracy: number;
  /** Mean of -ln(probability of what happened). */
  logLoss: number;
  /** Mean squared error of the probability. */
  brier: number;
}

/** A tenth of the estimates, ordered by probability. */
export interface CalibrationRow {
  estimates: number;
  /** Mean probability. */
  predicted: number;
  /** Share of wins. */
  observed: number;
}

export const FIRST_YEAR = 2015;
const DECILES = 10;

/**
 * Estimates every decided bout since {@link FIRST_YEAR} with a model that was trained on the bouts before its year.
 * @param pause called after every year
 */
export async function walkForward(
  rows: readonly HistoryRow[],
  pause: () => Promise<void>,
): Promise<BacktestedBout[]> {
  const byYear = new Map<string, HistoryRow[]>();
  for (const row of rows) {
    const year = row.heldOn.slice(0, 4);
    if (Number(year) < FIRST_YEAR) continue;
    byYear.set(year, [...(byYear.get(year) ?? []), row]);
  }
  const bouts: BacktestedBout[] = [];
  for (const [year, inYear] of byYear) {
    const model = trainModel(rows, `${year}-01-01`);
    if (model !== null) {
      for (const { boutId, heldOn, features, outcome, hasDebut, baselines } of inYear) {
        if (outcome === null) continue;
        const probability = probabilityOf(model, features);
        bouts.push({ boutId, heldOn, probability, outcome, hasDebut, baselines });
      }
    }
    await pause();
  }
  return bouts;
}

/** Null without bouts. */
export function scoreEstimates(
  bouts: readonly BacktestedBout[],
  probabilityIn: (bout: BacktestedBout) => number = ({ probability }) => probability,
): Score | null {
  if (bouts.length === 0) return null;
  let [right, loss, squares] = [0, 0, 0];
  for (const bout of bouts) {
    const probability = probabilityIn(bout);
    right += probability === 0.5 ? 0.5 : Number(probability > 0.5 === (bout.outcome === 1));
    loss -= Math.log(bout.outcome === 1 ? probability : 1 - probability);
    squares += (probability - bout.outcome) ** 2;
  }
  const count = bouts.length;
  return { bouts: count, accuracy: right / count, logLoss: loss / count, brier: squares / count };
}

/** Ten equal groups of estimates. Every bout counts once from each side, so that the choice of side a is irrelevant. */
export function calibrate(bouts: readonly BacktestedBout[]): CalibrationRow[] {
  const estimates = bouts
    .flatMap(({ probability, outcome }) => [
      { probability, won: outcome },
      { probability: 1 - probability, won: 1 - outcome },
    ])
    .sort((x, y) => x.probability - y.probability || x.won - y.won);
  const edge = (decile: number): number => Math.floor((estimates.length * decile) / DECILES);
  const rows: CalibrationRow[] = [];
  for (let decile = 0; decile < DECILES; decile += 1) {
    const group = estimates.slice(edge(decile), edge(decile + 1));
    if (group.length === 0) continue;
    rows.push({
      estimates: group.length,
      predicted: group.reduce((sum, { probability }) => sum + probability, 0) / group.length,
      observed: group.reduce((sum, { won }) => sum + won, 0) / group.length,
    });
  }
  return rows;
}
