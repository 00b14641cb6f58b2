import type { BenchApp } from '../databases/bench-app.js';
import type { RecordedQuery } from '../databases/query-recorder.js';
import type { MeasuredCall } from '../measure/measured-call.js';
import { timeCall } from '../measure/tool-call.js';
import { parsePlan, renderPlan, type Plan } from './plan.js';

/** A statement's slowest run, and its call. */
export interface SlowestQuery extends RecordedQuery {
  tool: string;
  kind: string;
}

/** The distinct statements of the calls, each in its slowest run. */
export async function collectQueries(
  app: BenchApp,
  calls: readonly MeasuredCall[],
  signal: AbortSignal,
): Promise<SlowestQuery[]> {
  const slowest = new Map<string, SlowestQuery>();
  for (const { tool, set } of calls) {
    signal.throwIfAborted();
    const sent = await app.queries.during(() => timeCall(app, tool, set.args, signal));
    for (const query of sent) {
      const key = `${tool} ${query.sql}`;
      if (query.milliseconds > (slowest.get(key)?.milliseconds ?? -1)) {
        slowest.set(key, { ...query, tool, kind: set.kind });
      }
    }
  }
  return [...slowest.values()];
}

export interface SizedPlan {
  size: string;
  plan: Plan;
}

export interface ExplainedQuery {
  query: SlowestQuery;
  plans: SizedPlan[];
}

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
