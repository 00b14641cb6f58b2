import type { QueryRowData } from '@app/mma';
import fc from 'fast-check';
import { compareRows } from './compare-query.js';
import { answerNaively } from './query-oracle.js';
import { queriesOf } from './query-samples.js';
import { readQueryData } from './query-sides.js';
import type { TestTools } from './start-tools.js';

export interface RandomQueries {
  /** Queries that were not refused. */
  answered: number;
  /** Answers with a bout. */
  found: number;
  /** Query and what is wrong with its answer. */
  differences: string[];
}

/** Asks random queries, and counts each in plain loops over the imported tables as well. */
export async function compareWithOracle(
  tools: TestTools,
  count: number,
  seed: number,
): Promise<RandomQueries> {
  const data = await readQueryData(tools.dataSource);
  const { signal } = new AbortController();
  const result: RandomQueries = { answered: 0, found: 0, differences: [] };
  for (const query of fc.sample(queriesOf(data.sides), { numRuns: count, seed })) {
    const outcome = await tools.registry.call('query_bouts', query, signal);
    if (!outcome.ok) {
      const { code, message } = outcome.result.error;
      if (code !== 'invalid_arguments') result.differences.push(`${JSON.stringify(query)}: ${message}`);
      continue;
    }
    const rows = outcome.result.data as QueryRowData[];
    const faults = compareRows(query, rows, answerNaively(data, query), outcome.result.meta);
    if (faults.length > 0) result.differences.push(`${JSON.stringify(query)}: ${faults.join('; ')}`);
    result.answered += 1;
    if (rows.some(({ bouts }) => bouts > 0)) result.found += 1;
  }
  return result;
}
