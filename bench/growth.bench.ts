import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chooseFew } from './arguments/argument-set.js';
import { makeQuestions } from './arguments/questions.js';
import { drawSample } from './arguments/sample.js';
import { Closers, readCount, runBench, type BenchContext, sourceFolder } from './command.js';
import { findServer } from './databases/bench-database.js';
import { renderGrowth, type SizedCalls } from './growth/growth-report.js';
import { GUARDED_TABLES, WATCHED_TABLES } from './growth/derived-tables.js';
import { openSizes, type SizedApp } from './growth/open-sizes.js';
import { toCalls, type MeasuredCall } from './measure/measured-call.js';
import { runRounds } from './measure/run-rounds.js';
import { SeededRandom } from './measure/seeded-random.js';
import { collectQueries, explain, renderExplained, type ExplainedQuery } from './plans/explain.js';
import { assessPlans } from './plans/verdict.js';

const SLOW_CALL_MS = 1000;
const FAILED = 1;

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      factor: { type: 'string', default: '100' },
      rounds: { type: 'string', default: '5' },
      'per-tool': { type: 'string', default: '40' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', multiple: true, default: [] },
      plans: { type: 'string' },
    },
  });
  return {
    folder: sourceFolder(positionals[0]),
    factor: readCount('factor', values.factor),
    rounds: readCount('rounds', values.rounds),
    perTool: readCount('per-tool', values['per-tool']),
    seed: readCount('seed', values.seed),
    only: values.only,
    plansFile: values.plans,
  };
}

async function benchGrowth(context: BenchContext): Promise<number> {
  const options = readOptions();
  const server = await findServer();
  if (server === null) throw new Error('No PostgreSQL server: set BENCH_DATABASE_URL.');
  const closers = new Closers();
  try {
    const { small, large, remarks } = await openSizes(server, options, closers, context);
    const measured = await measure(small, large, options, context);
    process.stdout.write(`${[measured.table, ...remarks, ...measured.remarks].join('\n\n')}\n\n`);

    context.say('plans');
    const explained = await explainSingles(small, large, measured.calls, context.signal);
    const plans = explained.map(renderExplained).join('\n');
    if (options.plansFile === undefined) process.stdout.write(`${plans}\n`);
    else writeFileSync(options.plansFile, plans);
    const { passes, text } = assessPlans(explained, GUARDED_TABLES, WATCHED_TABLES);
    process.stdout.write(`${text}\n`);
    return passes ? 0 : FAILED;
  } finally {
    await closers.close();
  }
}

/**
 * Runs the same calls on both sizes in turns.
 * @returns also the calls on the larger size
 */
async function measure(
  small: SizedApp,
  large: SizedApp,
  { seed, rounds, perTool, only }: ReturnType<typeof readOptions>,
  { signal, say }: BenchContext,
): Promise<{ table: string; remarks: string[]; calls: MeasuredCall[] }> {
  const sample = await drawSample(small.app.dataSource, small.app.names, new SeededRandom(seed));
  const questions = makeQuestions(small.app.registry.definitions(), sample, seed, only);
  const tools = questions.tools.map(({ tool, sets }) => ({ tool, sets: chooseFew(sets, perTool) }));
  const arms = [small, large].map(({ app }) => ({ app, calls: toCalls(app, tools) }));
  const fighterIds = [...sample.famous, ...sample.obscure].map(({ id }) => id);
  const baselines = await runRounds(arms, {
    rounds,
    seed,
    fighterIds,
    slowCallMs: SLOW_CALL_MS,
    signal,
    say,
  });
  const sized = ({ size, app }: SizedApp): SizedCalls => ({
    size,
    calls: arms.find((arm) => arm.app === app)?.calls ?? [],
    baseline: baselines.get(app) ?? { reads: [], again: [] },
  });
  return {
    table: renderGrowth(sized(small), sized(large)),
    remarks: questions.remarks,
    calls: arms.flatMap(({ app, calls }) => (app === large.app ? calls : [])),
  };
}

/** Explains the statements of calls about one fighter, event or bout, on both sizes. */
async function explainSingles(
  small: SizedApp,
  large: SizedApp,
  calls: readonly MeasuredCall[],
  signal: AbortSignal,
): Promise<ExplainedQuery[]> {
  const single = calls.filter(({ set }) => set.about !== 'all');
  const explained: ExplainedQuery[] = [];
  for (const query of await collectQueries(large.app, single, signal)) {
    explained.push(await explain([small, large], query));
  }
  return explained;
}

await runBench(benchGrowth);
