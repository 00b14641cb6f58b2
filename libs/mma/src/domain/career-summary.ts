import type { MethodCounts, RecordData, StreakData } from './fighter.js';
import type { WeightClass } from './vocabulary.js';
import { measureRates, type CareerRates } from './career-rates.js';
import {
  countMethods,
  countRecord,
  findCurrentStreak,
  findLongestWinStreak,
  inOrderOfTime,
  isTitleBout,
  listWeightClasses,
  type CareerBout,
} from './career.js';

/** A career in figures: what a row of `mma.fighter_careers` holds, and what is counted for a day in the past. */
export interface CareerSummary {
  record: RecordData;
  winsBy: MethodCounts;
  lossesBy: MethodCounts;
  currentStreak: StreakData;
  longestWinStreak: number;
  /** Undisputed and interim championship bouts. */
  titleBouts: RecordData;
  firstBoutOn: string | null;
  lastBoutOn: string | null;
  weightClasses: WeightClass[];
  bouts: number;
  undatedBouts: number;
  /** Bouts whose significant strikes are unknown. */
  boutsWithoutStatistics: number;
  boutsWithoutControl: number;
  rates: CareerRates;
}

export function summariseCareer(bouts: readonly CareerBout[]): CareerSummary {
  const dated = inOrderOfTime(bouts);
  return {
    record: countRecord(bouts),
    winsBy: countMethods(bouts, 'win'),
    lossesBy: countMethods(bouts, 'loss'),
    currentStreak: findCurrentStreak(bouts),
    longestWinStreak: findLongestWinStreak(bouts),
    titleBouts: countRecord(bouts.filter(isTitleBout)),
    firstBoutOn: dated[0]?.heldOn ?? null,
    lastBoutOn: dated.at(-1)?.heldOn ?? null,
    weightClasses: listWeightClasses(bouts),
    bouts: bouts.length,
    undatedBouts: bouts.filter((bout) => bout.heldOn === null).length,
    boutsWithoutStatistics: bouts.filter((bout) => bout.statistics.sigStrikesLanded === null).length,
    boutsWithoutControl: bouts.filter((bout) => bout.statistics.controlSeconds === null).length,
    rates: measureRates(bouts),
  };
}
