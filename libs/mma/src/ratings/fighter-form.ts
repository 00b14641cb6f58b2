import type { WeightClass } from '../domain/vocabulary.js';
import type { BoutSide, SideStatistics } from './rated-bout.js';

/** What a fighter's bouts so far say. Sums of statistics give older bouts less weight. */
export interface FighterForm {
  bouts: number;
  wins: number;
  losses: number;
  /** Consecutive wins, or losses as a negative number. */
  streak: number;
  firstDay: number | null;
  lastDay: number | null;
  /** Classes of the latest bouts, the newest first. */
  recentClasses: readonly WeightClass[];
  sex: 'men' | 'women' | null;
  seconds: number;
  own: StatisticSums;
  opponents: StatisticSums;
}

export type StatisticSums = Readonly<Record<keyof SideStatistics, number>>;

/** The weight of a bout's statistics in comparison with the next bout. */
const DECAY = 0.87;
const MOST_CLASSES = 5;

const NOTHING: StatisticSums = {
  knockdowns: 0,
  sigStrikesLanded: 0,
  sigStrikesAttempted: 0,
  takedownsLanded: 0,
  takedownsAttempted: 0,
  submissionAttempts: 0,
  controlSeconds: 0,
};

export const NO_FORM: FighterForm = {
  bouts: 0,
  wins: 0,
  losses: 0,
  streak: 0,
  firstDay: null,
  lastDay: null,
  recentClasses: [],
  sex: null,
  seconds: 0,
  own: NOTHING,
  opponents: NOTHING,
};

const add = (sums: StatisticSums, more: SideStatistics): StatisticSums => ({
  knockdowns: sums.knockdowns * DECAY + (more.knockdowns ?? 0),
  sigStrikesLanded: sums.sigStrikesLanded * DECAY + (more.sigStrikesLanded ?? 0),
  sigStrikesAttempted: sums.sigStrikesAttempted * DECAY + (more.sigStrikesAttempted ?? 0),
  takedownsLanded: sums.takedownsLanded * DECAY + (more.takedownsLanded ?? 0),
  takedownsAttempted: sums.takedownsAttempted * DECAY + (more.takedownsAttempted ?? 0),
  submissionAttempts: sums.submissionAttempts * DECAY + (more.submissionAttempts ?? 0),
  controlSeconds: sums.controlSeconds * DECAY + (more.controlSeconds ?? 0),
});

/** The form after a bout. */
export function formAfter(form: FighterForm, { bout, own, other, result }: BoutSide): FighterForm {
  const { weightClass, durationSeconds } = bout;
  const isMeasured = durationSeconds !== null && own.statistics.sigStrikesLanded !== null;
  return {
    bouts: form.bouts + 1,
    wins: form.wins + (result === 'win' ? 1 : 0),
    losses: form.losses + (result === 'loss' ? 1 : 0),
    streak: nextStreak(form.streak, result),
    firstDay: form.firstDay ?? bout.day,
    lastDay: bout.day,
    recentClasses:
      weightClass === null ? form.recentClasses : [weightClass, ...form.recentClasses].slice(0, MOST_CLASSES),
    sex: bout.sex,
    seconds: isMeasured ? form.seconds * DECAY + durationSeconds : form.seconds,
    own: isMeasured ? add(form.own, own.statistics) : form.own,
    opponents: isMeasured ? add(form.opponents, other.statistics) : form.opponents,
  };
}

function nextStreak(streak: number, result: BoutSide['result']): number {
  switch (result) {
    case 'win':
      return Math.max(streak, 0) + 1;
    case 'loss':
      return Math.min(streak, 0) - 1;
    case 'draw':
      return 0;
    case 'no_contest':
      return streak;
  }
}

/** Of the UFC bouts so far, as if one had been won and one lost before them. */
export const winShare = ({ wins, losses }: FighterForm): number => (wins + 1) / (wins + losses + 2);
