import { parseClock } from './duration.parser.js';
import { STATISTIC_COLUMNS } from '@app/mma';

export interface Tally {
  landed: number | null;
  attempted: number | null;
}

/** The message names the invalid value. */
export class StatisticFaultError extends Error {}

const UNKNOWN = /^-*$/;
const LARGEST_COUNT = 9999;
const LONGEST_CONTROL_SECONDS = 7200;

/** `3`, `3.0`; empty or dashes are unknown, never zero. */
export function parseCount(text: string): number | null {
  const value = text.trim();
  if (UNKNOWN.test(value)) return null;
  if (!/^\d{1,4}(?:\.0)?$/.test(value)) {
    throw new StatisticFaultError(`"${value}" is not a number from 0 to ${LARGEST_COUNT}`);
  }
  return Number(value);
}

/** `25 of 44`. Empty or dashes are unknown. */
export function parseTally(text: string): Tally {
  const value = text.trim();
  if (UNKNOWN.test(value)) return { landed: null, attempted: null };
  const match = /^(\d{1,4}) of (\d{1,4})$/.exec(value);
  if (!match) throw new StatisticFaultError(`"${value}" is not of the form "landed of attempted"`);
  return checkTally({ landed: Number(match[1]), attempted: Number(match[2]) });
}

export function checkTally(tally: Tally): Tally {
  if (tally.landed !== null && tally.attempted !== null && tally.landed > tally.attempted) {
    throw new StatisticFaultError(`more landed than attempted (${tally.landed} of ${tally.attempted})`);
  }
  return tally;
}

/** `m:ss` in seconds; empty or dashes are unknown. */
export function parseControl(text: string): number | null {
  const value = text.trim();
  if (UNKNOWN.test(value)) return null;
  const seconds = parseClock(value);
  if (seconds === null) throw new StatisticFaultError(`"${value}" is not a time m:ss`);
  if (seconds > LONGEST_CONTROL_SECONDS) throw new StatisticFaultError(`"${value}" is longer than two hours`);
  return seconds;
}

export type StatisticColumn = (typeof STATISTIC_COLUMNS)[number];

/** Null is unknown, never zero. */
export type Statistics = Record<StatisticColumn, number | null>;

export const statisticValues = (statistics: Statistics): (number | null)[] =>
  STATISTIC_COLUMNS.map((column) => statistics[column]);

const TARGETS = ['head', 'body', 'leg'] as const;
const POSITIONS = ['distance', 'clinch', 'ground'] as const;

/**
 * Significant strikes are counted by target and by position: each set adds up to the total, landed and
 * attempted.
 * @returns a message per sum that does not match; sums with an unknown part are skipped
 */
export function sumFaults(statistics: Statistics): string[] {
  return (['landed', 'attempted'] as const).flatMap((outcome) =>
    [TARGETS, POSITIONS].flatMap((parts) => {
      const whole = statistics[`sig_strikes_${outcome}`];
      const sum = parts.reduce<number | null>((total, part) => {
        const value = statistics[`${part}_${outcome}`];
        return total === null || value === null ? null : total + value;
      }, 0);
      if (whole === null || sum === null || whole === sum) return [];
      return [`${whole} significant strikes ${outcome} are not ${parts.join(' + ')} (${sum})`];
    }),
  );
}
