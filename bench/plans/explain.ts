import type { BenchApp } from '../databases/bench-app.js';
import type { SlowestQuery } from './collect-queries.js';
import { parsePlan, renderPlan, type Plan } from './plan.js';

/** The plan of a statement on one size of the data. */
export interface SizedPlan {
  size: string;
  plan: Plan;
}

export interface ExplainedQuery {
  query: SlowestQuery;
  plans: SizedPlan[];
}

/** Runs a statement with EXPLAIN on every size. */
export async function explain(
  sizes: readonly { size: string; app: BenchApp }[],
  query: SlowestQuery,
): Promise<ExplainedQuery> {
  const plans: SizedPlan[] = [];
  for (const { size, app } of sizes) {
    const rows = await app.dataSource.query<unknown>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${query.sql}`,
      query.parameters,
    );
    plans.push({ size, plan: parsePlan(rows) });
  }
  return { query, plans };
}

const LONGEST_PARAMETERS = 200;

/** The statement with its parameters, and its plans. */
export function renderExplained({ query, plans }: ExplainedQuery): string {
  const parameters = JSON.stringify(query.parameters);
  const shown =
    parameters.length > LONGEST_PARAMETERS ? `${parameters.slice(0, LONGEST_PARAMETERS)}…` : parameters;
  return [
    `### ${query.tool}, ${query.kind}`,
    '',
    '```sql',
    query.sql.replace(/\s+/g, ' ').trim(),
    `-- ${shown}`,
    '```',
    ...plans.flatMap(({ size, plan }) => ['```', `${size}:`, renderPlan(plan), '```']),
    '',
  ].join('\n');
}
