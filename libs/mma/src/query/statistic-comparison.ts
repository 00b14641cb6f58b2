import { QUERY_STATISTICS, type QueryStatistic } from '../domain/bout-query.js';

export const COMPARISON_OPERATORS = ['>=', '<=', '>', '<', '='] as const;
export type ComparisonOperator = (typeof COMPARISON_OPERATORS)[number];

/** A condition on a statistic of the bout, e.g. `knockdowns >= 2`. */
export interface Comparison {
  statistic: QueryStatistic;
  operator: ComparisonOperator;
  value: number;
}

const PATTERN = /^([a-z_0-9]+)\s*(>=|<=|==|=|>|<)\s*(\d{1,6})$/;

const isStatistic = (name: string): name is QueryStatistic =>
  QUERY_STATISTICS.some((statistic) => statistic === name);
const isOperator = (sign: string): sign is ComparisonOperator =>
  COMPARISON_OPERATORS.some((operator) => operator === sign);

/** @returns the comparison, or what is wrong with the text */
export function parseComparison(text: string): Comparison | { fault: string } {
  const [, statistic = '', sign = '', value = ''] = PATTERN.exec(text.trim().toLowerCase()) ?? [];
  if (statistic === '')
    return { fault: 'must be like `knockdowns >= 2`: a statistic, >=, >, =, < or <=, a number' };
  if (!isStatistic(statistic)) {
    return { fault: `${statistic} is not known; statistics are ${QUERY_STATISTICS.join(', ')}` };
  }
  const operator = sign === '==' ? '=' : sign;
  return isOperator(operator)
    ? { statistic, operator, value: Number(value) }
    : { fault: `${operator} is not a comparison` };
}

/** A statistic whose comparisons no number meets, else null. */
export function findContradiction(comparisons: readonly Comparison[]): QueryStatistic | null {
  const ranges = new Map<QueryStatistic, { least: number; most: number }>();
  for (const { statistic, operator, value } of comparisons) {
    const { least, most } = ranges.get(statistic) ?? { least: 0, most: Number.POSITIVE_INFINITY };
    const from = operator === '>=' || operator === '=' ? value : operator === '>' ? value + 1 : 0;
    const to =
      operator === '<=' || operator === '=' ? value : operator === '<' ? value - 1 : Number.POSITIVE_INFINITY;
    ranges.set(statistic, { least: Math.max(least, from), most: Math.min(most, to) });
  }
  for (const [statistic, { least, most }] of ranges) if (least > most) return statistic;
  return null;
}
