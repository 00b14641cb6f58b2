import type { BenchApp } from '../databases/bench-app.js';
import type { RecordedQuery } from '../databases/query-recorder.js';
import type { MeasuredCall } from '../measure/measured-call.js';
import { timeCall } from '../measure/tool-call.js';

/** A statement as it was slowest, and for which call. */
export interface SlowestQuery extends RecordedQuery {
  tool: string;
  kind: string;
}

/** Every different statement that the calls send, each as it was slowest. */
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
