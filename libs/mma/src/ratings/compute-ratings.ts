import { scoreEstimates, walkForward, type BacktestedBout, type Score } from './backtest.js';
import { shownDeviation, shownRating } from './glicko2.js';
import { FEATURES } from './matchup-features.js';
import { readHistory } from './matchup-history.js';
import { trainModel, type MatchupModel } from './matchup-model.js';
import { groupByDay, type RatedBout } from './rated-bout.js';
import type { RatingEntry } from './rating-book.js';
import type { FighterRatingEntity } from '../entities/fighter-rating.entity.js';
import type { MatchupModelEntity } from '../entities/matchup-model.entity.js';

/** What follows from all bouts: the rows of both tables, and the estimates of the backtest. */
export interface ComputedRatings {
  ratings: FighterRatingEntity[];
  /** Null without enough bouts for a model and its backtest. */
  model: MatchupModelEntity | null;
  backtested: BacktestedBout[];
}

/** Fewer estimates say too little about a model. */
const LEAST_BACKTEST = 100;

/** @param pause called now and then, so that a server can answer in between */
export async function computeRatings(
  bouts: readonly RatedBout[],
  pause: () => Promise<void>,
): Promise<ComputedRatings> {
  const history = await readHistory(groupByDay(bouts), pause);
  const backtested = await walkForward(history.rows, pause);
  const score = scoreEstimates(backtested.filter(({ hasDebut }) => !hasDebut));
  const model = trainModel(history.rows);
  return {
    ratings: history.ratings.map(toRatingRow),
    model: model === null || score === null || score.bouts < LEAST_BACKTEST ? null : toModelRow(model, score),
    backtested,
  };
}

const toRatingRow = (entry: RatingEntry): FighterRatingEntity => ({
  fighterId: entry.fighterId,
  heldOn: entry.heldOn,
  nextOn: entry.nextOn,
  rating: shownRating(entry.glicko.mu),
  deviation: shownDeviation(entry.glicko.phi),
  volatility: entry.glicko.sigma,
  striking: entry.striking,
  grappling: entry.grappling,
  bouts: entry.ratedBouts,
  weightClass: entry.weightClass,
});

const toModelRow = (model: MatchupModel, score: Score): MatchupModelEntity => ({
  id: 1,
  trainedTo: model.trainedTo,
  bouts: model.bouts,
  coefficients: Object.fromEntries(FEATURES.map(({ name }, index) => [name, model.coefficients[index] ?? 0])),
  backtestBouts: score.bouts,
  backtestAccuracy: score.accuracy,
  backtestLogLoss: score.logLoss,
  backtestBrier: score.brier,
});

/** The stored model; a feature that it does not know counts 0. */
export const fromModelRow = ({
  trainedTo,
  bouts,
  coefficients,
}: Pick<MatchupModelEntity, 'trainedTo' | 'bouts' | 'coefficients'>): MatchupModel => ({
  trainedTo,
  bouts,
  coefficients: FEATURES.map(({ name }) => coefficients[name] ?? 0),
});
