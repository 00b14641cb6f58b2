import { STATISTIC_COLUMNS } from '@app/mma';

export type StatisticColumn = (typeof STATISTIC_COLUMNS)[number];

/** A null is unknown, never zero. */
export type Statistics = Record<StatisticColumn, number | null>;

/** The values in the order of {@link STATISTIC_COLUMNS}. */
export const statisticValues = (statistics: Statistics): (number | null)[] =>
  STATISTIC_COLUMNS.map((column) => statistics[column]);

const TARGETS = ['head', 'body', 'leg'] as const;
const POSITIONS = ['distance', 'clinch', 'ground'] as const;

/**
 * Significant strikes are counted once by target and once by position: each is their sum, landed as well as attempted.
 * @returns every sum that does not hold; where a part is unknown nothing can be said.
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
