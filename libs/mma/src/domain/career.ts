import type { MethodCounts, RecordData, StreakData } from './fighter.js';
import type { BoutResult, MethodGroup, TitleKind, WeightClass } from './vocabulary.js';

/** Counts of both sides of a bout; null is unknown. */
export interface CareerStatistics {
  knockdowns: number | null;
  controlSeconds: number | null;
  submissionAttempts: number | null;
  sigStrikesLanded: number | null;
  sigStrikesAttempted: number | null;
  totalStrikesLanded: number | null;
  takedownsLanded: number | null;
  takedownsAttempted: number | null;
  opponentSigStrikesLanded: number | null;
  opponentSigStrikesAttempted: number | null;
  opponentTakedownsLanded: number | null;
  opponentTakedownsAttempted: number | null;
}

export interface CareerBout {
  heldOn: string | null;
  /** Position on the card, 0 is the main event, which is fought last. */
  cardPosition: number;
  result: BoutResult;
  methodGroup: MethodGroup;
  title: TitleKind;
  weightClass: WeightClass | null;
  durationSeconds: number | null;
  statistics: CareerStatistics;
}

/** Undisputed and interim championship bouts, without tournament finals. */
export const isTitleBout = (bout: { title: TitleKind }): boolean =>
  bout.title === 'undisputed' || bout.title === 'interim';

export function countRecord(bouts: readonly { result: BoutResult }[]): RecordData {
  const count = (result: BoutResult): number => bouts.filter((bout) => bout.result === result).length;
  return {
    wins: count('win'),
    losses: count('loss'),
    draws: count('draw'),
    no_contests: count('no_contest'),
  };
}

export function countMethods(bouts: readonly CareerBout[], result: 'win' | 'loss'): MethodCounts {
  const counts: MethodCounts = { ko_tko: 0, submission: 0, decision: 0, dq: 0, other: 0 };
  for (const bout of bouts) {
    if (bout.result === result) counts[bout.methodGroup] += 1;
  }
  return counts;
}

/** Bouts in the order they were fought, without undated ones. */
export function inOrderOfTime<Bout extends { heldOn: string | null; cardPosition: number }>(
  bouts: readonly Bout[],
): Bout[] {
  return bouts
    .filter((bout) => bout.heldOn !== null)
    .sort((a, b) => (a.heldOn ?? '').localeCompare(b.heldOn ?? '') || b.cardPosition - a.cardPosition);
}

/** Consecutive wins or losses up to the last bout. A draw ends a streak; a no contest does not count. */
export function findCurrentStreak(bouts: readonly CareerBout[]): StreakData {
  const decided = inOrderOfTime(bouts).filter((bout) => bout.result !== 'no_contest');
  const last = decided.at(-1)?.result;
  if (last !== 'win' && last !== 'loss') return { result: null, count: 0 };
  const before = decided.findLastIndex((bout) => bout.result !== last);
  return { result: last, count: decided.length - 1 - before };
}

export function findLongestWinStreak(bouts: readonly CareerBout[]): number {
  let longest = 0;
  let running = 0;
  for (const { result } of inOrderOfTime(bouts)) {
    if (result === 'no_contest') continue;
    running = result === 'win' ? running + 1 : 0;
    longest = Math.max(longest, running);
  }
  return longest;
}

/** Weight classes by number of bouts; ties by the latest bout, then by name. */
export function listWeightClasses(bouts: readonly CareerBout[]): WeightClass[] {
  const seen = new Map<WeightClass, { bouts: number; last: string }>();
  for (const { weightClass, heldOn } of bouts) {
    if (weightClass === null) continue;
    const entry = seen.get(weightClass) ?? { bouts: 0, last: '' };
    entry.bouts += 1;
    if (heldOn !== null && heldOn > entry.last) entry.last = heldOn;
    seen.set(weightClass, entry);
  }
  return [...seen.entries()]
    .sort(
      ([one, a], [other, b]) => b.bouts - a.bouts || b.last.localeCompare(a.last) || one.localeCompare(other),
    )
    .map(([weightClass]) => weightClass);
}
