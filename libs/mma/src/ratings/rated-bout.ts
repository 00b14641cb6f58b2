import type { BoutResult, MethodGroup, WeightClass } from '../domain/vocabulary.js';

/** Counts of one side of a bout; null when unknown. */
export interface SideStatistics {
  knockdowns: number | null;
  sigStrikesLanded: number | null;
  sigStrikesAttempted: number | null;
  takedownsLanded: number | null;
  takedownsAttempted: number | null;
  submissionAttempts: number | null;
  controlSeconds: number | null;
}

/** Body measures as listed by the source; null when unknown. */
export interface FighterBody {
  /** Days since 1970-01-01. */
  bornDay: number | null;
  heightCm: number | null;
  reachCm: number | null;
  stance: string | null;
}

export interface RatedSide {
  fighterId: string;
  body: FighterBody;
  statistics: SideStatistics;
}

/** A dated bout as the ratings read it. Side `a` has the smaller id, so that corners of the source do not matter. */
export interface RatedBout {
  boutId: string;
  /** `YYYY-MM-DD`. */
  heldOn: string;
  /** {@link heldOn} in days since 1970-01-01. */
  day: number;
  /** Order over all bouts, ascending with time. */
  order: number;
  /** From side a. */
  result: BoutResult;
  method: string;
  methodGroup: MethodGroup;
  durationSeconds: number | null;
  weightClass: WeightClass | null;
  sex: 'men' | 'women';
  a: RatedSide;
  b: RatedSide;
}

const DAY_MS = 86_400_000;

/** `YYYY-MM-DD` in days since 1970-01-01. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);

/** The reverse of {@link dayNumber}. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

const MIRRORED: Record<BoutResult, BoutResult> = {
  win: 'loss',
  loss: 'win',
  draw: 'draw',
  no_contest: 'no_contest',
};

/** The bout from one side. */
export interface BoutSide {
  bout: RatedBout;
  own: RatedSide;
  other: RatedSide;
  result: BoutResult;
}

export const sidesOfBout = (bout: RatedBout): [BoutSide, BoutSide] => [
  { bout, own: bout.a, other: bout.b, result: bout.result },
  { bout, own: bout.b, other: bout.a, result: MIRRORED[bout.result] },
];

/** Exchanges the sides where `a` has the greater id. */
export function orientBout(bout: RatedBout): RatedBout {
  if (bout.a.fighterId <= bout.b.fighterId) return bout;
  return { ...bout, a: bout.b, b: bout.a, result: MIRRORED[bout.result] };
}

/** Bouts of one day, the oldest day first; within a day in the order of the bouts. */
export function groupByDay(bouts: readonly RatedBout[]): RatedBout[][] {
  const sorted = bouts.map(orientBout).sort((x, y) => x.order - y.order || (x.boutId < y.boutId ? -1 : 1));
  const days: RatedBout[][] = [];
  for (const bout of sorted) {
    const last = days.at(-1);
    if (last?.[0]?.day === bout.day) last.push(bout);
    else days.push([bout]);
  }
  return days;
}
