import { percentile } from '../measure/percentile.js';
import { AGAIN, type ArmSample, type Measured } from '../realtime/report/arm-table.js';

export const AREAS = ['sockets', 'http', 'database', 'answers', 'import', 'start', 'web'] as const;
export type Area = (typeof AREAS)[number];

/** A figure that the service is to reach. */
export interface Goal {
  area: Area;
  what: string;
  /** The arm it is compared with. */
  against: string;
  /** {@link Measured.id}, the arm and its figure. */
  measured: string;
  arm: string;
  figure: string;
  /** `×`: the ratio to the reference; else the figure itself, in this unit. */
  unit: '×' | 'ms' | 'MiB' | 'KiB' | 's';
  /** The goal, in `unit`. */
  limit: { atMost: number } | { atLeast: number };
  /** Why it is not reached, if that is known. */
  reason?: string;
}

/** A goal and what one run came to. */
export interface Verdict {
  goal: Goal;
  /** Null if it was not measured. */
  value: number | null;
  /** Least and largest of the rounds; null of a single one. */
  range: readonly [number, number] | null;
  /** The reference against itself: what two figures differ by chance. Null without a reference. */
  again: number | null;
  holds: boolean | null;
}

const median = (values: readonly number[]): number => percentile(values, 0.5);

export function judge(goal: Goal, measured: readonly Measured[]): Verdict {
  const found = measured.find(({ id }) => id === goal.measured);
  const own = found === undefined ? [] : valuesOf(found.samples, goal.arm, goal.figure);
  if (found === undefined || own.length === 0)
    return { goal, value: null, range: null, again: null, holds: null };
  const isRatio = goal.unit === '×';
  const reference = isRatio ? valuesOf(found.samples, found.referenceOf(goal.arm), goal.figure) : [];
  if (isRatio && reference.length === 0)
    throw new Error(`${goal.measured} has no reference of ${goal.figure}`);
  const again = isRatio ? valuesOf(found.samples, AGAIN, goal.figure) : [];
  const value = isRatio ? median(own) / median(reference) : median(own);
  const rounds = isRatio ? own.map((each, round) => each / (reference[round] ?? Number.NaN)) : own;
  return {
    goal,
    value,
    range: rounds.length < 2 ? null : [Math.min(...rounds), Math.max(...rounds)],
    again: again.length === 0 ? null : median(again) / median(reference),
    holds: 'atMost' in goal.limit ? value <= goal.limit.atMost : value >= goal.limit.atLeast,
  };
}

const valuesOf = (samples: readonly ArmSample[], arm: string, figure: string): number[] =>
  samples.filter((sample) => sample.arm === arm).flatMap((sample) => sample.figures[figure] ?? []);
