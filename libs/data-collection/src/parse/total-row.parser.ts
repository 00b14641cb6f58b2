import { z } from 'zod';
import { requiredText, sourceAddress, throwing } from './columns.js';
import {
  checkTally,
  parseCount,
  StatisticFaultError,
  sumFaults,
  type StatisticColumn,
  type Statistics,
} from './statistics.parser.js';
import { STATISTIC_COLUMNS } from '@app/mma';

/** A row of `ufc_fight_totals.csv`: one fighter over a whole bout. */
export interface TotalRow {
  boutId: string;
  fighter: string;
  statistics: Statistics;
}

const count = throwing(parseCount);
const identityColumns = z.object({ fight_url: sourceAddress('fight'), fighter: requiredText(120) });
const statisticColumns = z.record(z.enum(STATISTIC_COLUMNS), count);

export const TOTAL_COLUMNS: readonly string[] = ['fight_url', 'fighter', ...STATISTIC_COLUMNS];

const PAIRS = STATISTIC_COLUMNS.filter((column) => column.endsWith('_landed')).map(
  (landed): [StatisticColumn, StatisticColumn | undefined] => [
    landed,
    STATISTIC_COLUMNS.find((column) => column === landed.replace('_landed', '_attempted')),
  ],
);

export const totalRowSchema = z.record(z.string(), z.string()).transform((values, context): TotalRow => {
  const identity = identityColumns.safeParse(values);
  const counts = statisticColumns.safeParse(
    Object.fromEntries(STATISTIC_COLUMNS.map((column) => [column, values[column] ?? ''])),
  );
  if (!identity.success || !counts.success) {
    for (const result of [identity, counts]) {
      for (const issue of result.error?.issues ?? []) {
        context.addIssue({ code: 'custom', message: issue.message, path: issue.path });
      }
    }
    return z.NEVER;
  }
  for (const [landed, attempted] of PAIRS) {
    const fault = attempted && pairFault(counts.data[landed], counts.data[attempted]);
    if (fault) context.addIssue({ code: 'custom', message: fault, path: [landed] });
  }
  for (const message of sumFaults(counts.data)) context.addIssue({ code: 'custom', message });
  return { boutId: identity.data.fight_url, fighter: identity.data.fighter, statistics: counts.data };
});

function pairFault(landed: number | null, attempted: number | null): string | null {
  try {
    checkTally({ landed, attempted });
    return null;
  } catch (error) {
    if (error instanceof StatisticFaultError) return error.message;
    throw error;
  }
}
