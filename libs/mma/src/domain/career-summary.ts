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

/** A row of `mma.fighter_careers`, or the same computed for a day in the past. */
export interface CareerSummary {
  record: RecordData;
  winsBy: MethodCounts;
  lossesBy: MethodCounts;
  currentStreak: StreakData;
  longestWinStreak: number;
  titleBouts: RecordData;
  firstBoutOn: string | null;
  lastBoutOn: string | null;
  weightClasses: WeightClass[];
  bouts: number;
  undatedBouts: number;
  /** Bouts without significant strikes. */
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
