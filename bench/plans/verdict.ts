import type { ExplainedQuery } from './explain.js';
import { findWholeReads } from './plan.js';

export interface Verdict {
  /** Whether no guarded table is read in full. */
  passes: boolean;
  text: string;
}

/**
 * Lists full table reads.
 * @param guarded tables that must not be read in full
 * @param watched tables whose full reads on the largest size (the last plan) are only reported
 */
export function assessPlans(
  explained: readonly ExplainedQuery[],
  guarded: readonly string[],
  watched: readonly string[],
): Verdict {
  const failures = listWholeReads(explained, guarded);
  const largest = explained.map(({ query, plans }) => ({ query, plans: plans.slice(-1) }));
  const remarks = listWholeReads(largest, watched);
  const good = `No question about one fighter, event or bout reads a table of bouts in full (${explained.length} statements).`;
  return {
    passes: failures.length === 0,
    text: [
      ...(failures.length === 0 ? [good] : ['Tables of bouts are read in full:', ...failures]),
      ...(remarks.length === 0
        ? []
        : ['', 'Other tables read in full (allowed, but they grow):', ...remarks]),
    ].join('\n'),
  };
}

function listWholeReads(explained: readonly ExplainedQuery[], tables: readonly string[]): string[] {
  const lines = explained.flatMap(({ query, plans }) =>
    plans.flatMap(({ size, plan }) =>
      findWholeReads(plan, tables).map((read) => {
        const milliseconds = (plan.root['Actual Total Time'] * plan.root['Actual Loops']).toFixed(1);
        return `- ${size}: ${read} (${query.tool}, ${query.kind}: ${milliseconds} ms in all)`;
      }),
    ),
  );
  return [...new Set(lines)];
}
