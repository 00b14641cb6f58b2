import type { ExplainedQuery } from './explain.js';
import { findWholeReads } from './plan.js';

/** What the plans of questions about one of a kind come to. */
export interface Verdict {
  /** Whether no guarded table is read whole. */
  isGood: boolean;
  text: string;
}

/**
 * Names the whole reads in plans.
 * @param guarded tables that must not be read whole.
 * @param watched tables of which a whole read on the largest size (the last plan) is only told of.
 */
export function judge(
  explained: readonly ExplainedQuery[],
  guarded: readonly string[],
  watched: readonly string[],
): Verdict {
  const faults = listWholeReads(explained, guarded);
  const largest = explained.map(({ query, plans }) => ({ query, plans: plans.slice(-1) }));
  const remarks = listWholeReads(largest, watched);
  const good = `No question about one fighter, event or bout reads a table of bouts whole (${explained.length} statements).`;
  return {
    isGood: faults.length === 0,
    text: [
      ...(faults.length === 0 ? [good] : ['Tables of bouts are read whole:', ...faults]),
      ...(remarks.length === 0
        ? []
        : ['', 'Other tables are read whole, which is allowed but grows:', ...remarks]),
    ].join('\n'),
  };
}

/** One line for each table, statement and size. */
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
