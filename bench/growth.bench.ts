import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chooseFew } from './arguments/choose-few.js';
import { makeQuestions } from './arguments/questions.js';
import { drawSample } from './arguments/sample.js';
import { Closers, readCount, runBench, type BenchContext } from './command.js';
import { startApp } from './databases/bench-app.js';
import { copyOnServer, createOnServer, findServer } from './databases/bench-database.js';
import { sourceFolder } from './databases/source-folder.js';
import { growData } from './growth/grow-data.js';
import { renderGrowth } from './growth/growth-report.js';
import { GUARDED_TABLES } from './growth/guarded-tables.js';
import { toCalls } from './measure/measured-call.js';
import { runRounds } from './measure/run-rounds.js';
import { SeededRandom } from './measure/seeded-random.js';
import { collectQueries } from './plans/collect-queries.js';
import { explain, renderExplained, type ExplainedQuery } from './plans/explain.js';

/** A call that takes longer is not repeated. */
const PATIENCE_MS = 1000;
const FAILED = 1;

async function benchGrowth({ signal, say }: BenchContext): Promise<number> {
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
  const folder = sourceFolder(positionals[0]);
  const factor = readCount('factor', values.factor);
  const seed = readCount('seed', values.seed);
  const perTool = readCount('per-tool', values['per-tool']);
  const rounds = readCount('rounds', values.rounds);
  const server = await findServer();
  if (server === null) throw new Error('No PostgreSQL server: set BENCH_DATABASE_URL.');
  const closers = new Closers();
  try {
    const smallDatabase = closers.add(await createOnServer(server));
    const importing = await startApp(smallDatabase);
    try {
      say('importing');
      await importing.importFrom(folder, signal);
    } finally {
      await importing.close();
    }
    const largeDatabase = closers.add(await copyOnServer(server, smallDatabase));
    const small = { size: '1×', app: closers.add(await startApp(smallDatabase)) };
    const large = { size: `${factor}×`, app: closers.add(await startApp(largeDatabase)) };
    const still = await growData(large.app.dataSource, factor, seed, { signal, say });

    const sample = await drawSample(small.app.dataSource, small.app.names, new SeededRandom(seed));
    const questions = makeQuestions(small.app.registry.definitions(), sample, seed, values.only);
    const tools = questions.tools.map(({ tool, sets }) => ({ tool, sets: chooseFew(sets, perTool) }));
    const arms = [small, large].map(({ size, app }) => ({ size, app, calls: toCalls(app, tools) }));
    const baselines = await runRounds(arms, {
      rounds,
      seed,
      fighterIds: [...sample.famous, ...sample.obscure].map(({ id }) => id),
      patience: PATIENCE_MS,
      signal,
      say,
    });
    const sized = arms.map(({ size, app, calls }) => ({
      size,
      calls,
      baseline: baselines.get(app) ?? { reads: [], again: [] },
    }));
    const [one, many] = sized;
    if (one === undefined || many === undefined) throw new Error('Two sizes are compared.');
    process.stdout.write(`${[renderGrowth(one, many), ...still, ...questions.remarks].join('\n\n')}\n\n`);

    say('plans');
    const single = many.calls.filter(({ set }) => set.about !== 'everybody');
    const explained: ExplainedQuery[] = [];
    for (const query of await collectQueries(large.app, single, signal)) {
      explained.push(await explain([small, large], query, GUARDED_TABLES));
    }
    const plans = `## Plans of questions about one fighter, event or bout\n\n${explained.map(renderExplained).join('\n')}`;
    if (values.plans === undefined) process.stdout.write(plans);
    else writeFileSync(values.plans, plans);
    return judge(explained);
  } finally {
    await closers.close();
  }
}

/** Names the plans that read whole tables; there must be none. */
function judge(explained: readonly ExplainedQuery[]): number {
  const faults = explained.flatMap(({ query, plans }) =>
    plans.flatMap(({ size, wholeReads }) =>
      wholeReads.map((read) => `- ${query.tool}, ${query.kind}, ${size}: ${read}`),
    ),
  );
  process.stdout.write(
    faults.length === 0
      ? `No question about one fighter, event or bout reads a whole table (${explained.length} statements).\n`
      : `Whole tables are read:\n${[...new Set(faults)].join('\n')}\n`,
  );
  return faults.length === 0 ? 0 : FAILED;
}

await runBench(benchGrowth);
