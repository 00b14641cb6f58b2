import type { BoutSide } from './rated-bout.js';

/** A win by method, as a score: what says less about the next bout counts less. */
const FINISH = 1;
const UNANIMOUS = 0.9;
const MAJORITY = 0.75;
const SPLIT = 0.6;

/** 0 to 1 for Glicko-2; null for a no contest. */
export function scoreOf({ bout, result }: BoutSide): number | null {
  if (result === 'no_contest') return null;
  if (result === 'draw') return 0.5;
  const win = winScore(bout.methodGroup, bout.method);
  return result === 'win' ? win : 1 - win;
}

function winScore(methodGroup: string, method: string): number {
  switch (methodGroup) {
    case 'ko_tko':
    case 'submission':
      return FINISH;
    case 'dq':
      return SPLIT;
    default:
      if (/split/i.test(method)) return SPLIT;
      return /majority/i.test(method) ? MAJORITY : UNANIMOUS;
  }
}

/** How far one side was ahead; positive for the own side. */
export interface Margins {
  striking: number;
  grappling: number;
}

const LARGEST_MARGIN = 3;
const MARGIN_SECONDS = 300;

/** Null when the statistics of the bout are unknown. */
export function marginsOf({ bout, own, other, result }: BoutSide): Margins | null {
  const { durationSeconds, methodGroup } = bout;
  if (durationSeconds === null || own.statistics.sigStrikesLanded === null) return null;
  const lead = (key: keyof typeof own.statistics): number =>
    (own.statistics[key] ?? 0) - (other.statistics[key] ?? 0);
  const won = result === 'win' ? 1 : result === 'loss' ? -1 : 0;
  // A longer bout has larger sums but not as much more to say.
  const scale = 1 / Math.sqrt(durationSeconds / MARGIN_SECONDS + 1);
  const striking =
    0.04 * lead('sigStrikesLanded') + lead('knockdowns') + (methodGroup === 'ko_tko' ? won : 0);
  const grappling =
    0.35 * lead('takedownsLanded') +
    0.004 * lead('controlSeconds') +
    0.2 * lead('submissionAttempts') +
    (methodGroup === 'submission' ? won : 0);
  return { striking: limited(striking * scale), grappling: limited(grappling * scale) };
}

const limited = (margin: number): number => Math.max(-LARGEST_MARGIN, Math.min(LARGEST_MARGIN, margin));
