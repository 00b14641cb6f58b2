import { makeQuestions } from '../arguments/questions.js';
import { drawSample } from '../arguments/sample.js';
import { Closers } from '../command.js';
import { openSizes, type SizedApp } from '../growth/open-sizes.js';
import { milliseconds } from '../measure/grid.js';
import { toCalls } from '../measure/measured-call.js';
import { percentile } from '../measure/percentile.js';
import { type Baseline, runRounds } from '../measure/run-rounds.js';
import { SeededRandom } from '../measure/seeded-random.js';
import { AGAIN, type Measured, SERVICE } from '../realtime/report/arm-table.js';
import type { GoalContext } from './measures.js';

/** The data has 2,700 fighters. */
const FACTOR = 20;
const SLOW_CALL_MS = 5_000;
const PRIMARY_KEY = 'read by primary key';

/** The search of names among fifty thousand, and `query_bouts` on the complete data. */
export async function measureDatabase(context: GoalContext): Promise<Measured[]> {
  const { server, folder, seed } = context;
  const closers = new Closers();
  try {
    const { small, large } = await openSizes(server, { folder, factor: FACTOR, seed }, closers, context);
    const search = await measureTool(large, 'search_fighters', context);
    const query = await measureTool(small, 'query_bouts', context);
    const p99 = (times: readonly number[]) => ({ 'p99, ms': percentile(times, 0.99) });
    return [
      {
        id: 'names',
        title: `Search of fighters among ${FACTOR} times the data`,
        samples: [
          { arm: PRIMARY_KEY, figures: p99(search.baseline.reads) },
          { arm: AGAIN, figures: p99(search.baseline.again) },
          { arm: 'search', figures: p99(search.times) },
        ],
        formats: { 'p99, ms': milliseconds },
        referenceOf: () => PRIMARY_KEY,
      },
      {
        id: 'query-bouts',
        title: '`query_bouts` on the complete data',
        samples: [
          {
            arm: SERVICE,
            figures: { 'p50, ms': percentile(query.times, 0.5), 'p95, ms': percentile(query.times, 0.95) },
          },
        ],
        formats: { 'p50, ms': milliseconds, 'p95, ms': milliseconds },
        referenceOf: () => SERVICE,
      },
    ];
  } finally {
    await closers.close();
  }
}

async function measureTool(
  { app, size }: SizedApp,
  tool: string,
  { rounds, seed, signal, say }: GoalContext,
): Promise<{ times: number[]; baseline: Baseline }> {
  say(`${tool} on ${size} the data`);
  const sample = await drawSample(app.dataSource, app.names, new SeededRandom(seed));
  const { tools } = makeQuestions(app.registry.definitions(), sample, seed, [tool]);
  const calls = toCalls(app, tools);
  const fighterIds = [...sample.famous, ...sample.obscure].map(({ id }) => id);
  const baselines = await runRounds([{ app, calls }], {
    rounds,
    seed,
    fighterIds,
    slowCallMs: SLOW_CALL_MS,
    signal,
    say,
  });
  return {
    times: calls.flatMap(({ times }) => times),
    baseline: baselines.get(app) ?? { reads: [], again: [] },
  };
}
