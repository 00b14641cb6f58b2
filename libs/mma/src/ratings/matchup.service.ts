import { Injectable } from '@nestjs/common';
import type { FactorName, MatchupBacktestData } from '../domain/matchup.js';
import type { FighterRow } from '../repositories/fighter.repository.js';
import { fromModelRow } from './compute-ratings.js';
import { formAfter, NO_FORM } from './fighter-form.js';
import { elapse, periodsIn, toMu, toPhi } from './glicko2.js';
import { featuresOf, type MatchupSide, type Setting } from './matchup-features.js';
import { contributionsOf, probabilityOf } from './matchup-model.js';
import { dayNumber, type BoutSide } from './rated-bout.js';
import { UNKNOWN_RATINGS, type Ratings } from './rating-book.js';
import { ratedDay, RatingRepository, type RatingRow } from './rating.repository.js';
import { chooseSetting } from './pair-setting.js';

export interface MatchupEstimate {
  /** Rounded; the two add up to exactly 1. */
  probabilityA: number;
  probabilityB: number;
  /** Log-odds in favour of a by factor. */
  contributions: ReadonlyMap<FactorName, number>;
  setting: Setting;
  trainedTo: string;
  backtest: MatchupBacktestData;
}

const PROBABILITY_DIGITS = 1e4;

/** Estimates who would win a bout on a day. */
@Injectable()
export class MatchupService {
  constructor(private readonly ratings: RatingRepository) {}

  /** What is known of both fighters on a day. */
  async readSides(
    pair: readonly [FighterRow, FighterRow],
    day: number,
    signal: AbortSignal,
  ): Promise<[MatchupSide, MatchupSide]> {
    const ids = pair.map(({ id }) => id);
    const [ratings, bouts] = await Promise.all([
      this.ratings.findOf(ids, null, signal),
      this.ratings.findSidesOf(ids, signal),
    ]);
    const sideOf = (fighter: FighterRow): MatchupSide => ({
      ratings: ratingsOn(
        ratings.find(({ fighterId }) => fighterId === fighter.id),
        day,
      ),
      form: bouts.filter(({ own }) => own.fighterId === fighter.id).reduce(formAfter, NO_FORM),
      body: bodyOf(fighter, bouts),
    });
    return [sideOf(pair[0]), sideOf(pair[1])];
  }

  /** @returns null while the data has no model */
  async estimate(
    pair: readonly [FighterRow, FighterRow],
    sides: readonly [MatchupSide, MatchupSide],
    day: number,
    signal: AbortSignal,
  ): Promise<MatchupEstimate | null> {
    const row = await this.ratings.findModel(signal);
    if (row === null) return null;
    const model = fromModelRow(row);
    const setting = chooseSetting(sides[0].form, sides[1].form, day);
    // The order of the ids decides what is rounded, so that exchanged fighters get exchanged figures.
    const isInOrder = pair[0].id <= pair[1].id;
    const ordered = isInOrder ? sides : ([sides[1], sides[0]] as const);
    const rounded = roundProbability(probabilityOf(model, featuresOf(...ordered, setting)));
    const rest = roundProbability(1 - rounded);
    return {
      probabilityA: isInOrder ? rounded : rest,
      probabilityB: isInOrder ? rest : rounded,
      contributions: contributionsOf(model, featuresOf(...sides, setting)),
      setting,
      trainedTo: row.trainedTo,
      backtest: {
        bouts: row.backtestBouts,
        accuracy: roundProbability(row.backtestAccuracy),
        log_loss: roundProbability(row.backtestLogLoss),
        brier: roundProbability(row.backtestBrier),
      },
    };
  }
}

const roundProbability = (value: number): number =>
  Math.round(value * PROBABILITY_DIGITS) / PROBABILITY_DIGITS;

function ratingsOn(row: RatingRow | undefined, day: number): Ratings {
  if (row === undefined) return UNKNOWN_RATINGS;
  const { rating, deviation, volatility, striking, grappling } = row;
  const glicko = { mu: toMu(rating), phi: toPhi(deviation), sigma: volatility };
  return { glicko: elapse(glicko, periodsIn(day - ratedDay(row))), striking, grappling };
}

function bodyOf(fighter: FighterRow, bouts: readonly BoutSide[]): MatchupSide['body'] {
  // The stance as the bouts have it: one word in lower case.
  const stance = bouts.find(({ own }) => own.fighterId === fighter.id)?.own.body.stance ?? null;
  const { bornOn, heightCm, reachCm } = fighter;
  return { bornDay: bornOn === null ? null : dayNumber(bornOn), heightCm, reachCm, stance };
}
