import type { BenchApp } from '../databases/bench-app.js';
import type { SlowestQuery } from './collect-queries.js';
import { findWholeReads, parsePlan, renderPlan, type PlanNode } from './plan.js';

/** The plan of a statement on one size of the data. */
export interface SizedPlan {
  size: string;
  plan: PlanNode;
  /** Reads of whole tables that grow with the number of bouts. */
  wholeReads: string[];
}

export interface ExplainedQuery {
  query: SlowestQuery;
  plans: SizedPlan[];
}

/** Runs a statement with EXPLAIN on every size. @param tables names without a schema. */
export async function explain(
  sizes: readonly { size: string; app: BenchApp }[],
  query: SlowestQuery,
  tables: readonly string[],
): Promise<ExplainedQuery> {
  const plans: SizedPlan[] = [];
  for (const { size, app } of sizes) {
    const rows = await app.dataSource.query<unknown>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${query.sql}`,
      query.parameters,
    );
    const plan = parsePlan(rows);
    plans.push({ size, plan, wholeReads: findWholeReads(plan, tables) });
  }
  return { query, plans };
}

const LONGEST_PARAMETERS = 200;

/** The statement and its plans, the reads of whole tables first. */
export function renderExplained({ query, plans }: ExplainedQuery): string {
  const parameters = JSON.stringify(query.parameters);
  const shown =
    parameters.length > LONGEST_PARAMETERS ? `${parameters.slice(0, LONGEST_PARAMETERS)}…` : parameters;
  return [
    `### ${query.tool}, ${query.kind}`,
    '',
    ...plans.flatMap(({ size, wholeReads }) => wholeReads.map((read) => `**${size}: ${read}**`)),
    '```sql',
    query.sql.replace(/\s+/g, ' ').trim(),
    `-- ${shown}`,
    '```',
    ...plans.flatMap(({ size, plan }) => ['```', `${size}:`, renderPlan(plan), '```']),
    '',
  ].join('\n');
}
