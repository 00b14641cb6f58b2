import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { makeQuestions } from './arguments/questions.js';
import { drawSample } from './arguments/sample.js';
import { Closers, readCount, runBench, type BenchContext, sourceFolder } from './command.js';
import { startApp, type BenchApp } from './databases/bench-app.js';
import { createEmbedded, createOnServer, findServer } from './databases/bench-database.js';
import { toCalls } from './measure/measured-call.js';
import { runRounds } from './measure/run-rounds.js';
import { SeededRandom } from './measure/seeded-random.js';
import { collectFigures, renderFigures } from './measure/tool-report.js';

const SLOW_CALL_MS = 5000;

async function benchTools({ signal, say }: BenchContext): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', multiple: true, default: [] },
      database: { type: 'string', multiple: true, default: ['postgres', 'embedded'] },
      json: { type: 'string' },
    },
  });
  const folder = sourceFolder(positionals[0]);
  const seed = readCount('seed', values.seed);
  const closers = new Closers();
  try {
    const apps = await openApps(values.database, closers, say);
    for (const app of apps) {
      say(`importing into ${app.kind}`);
      await app.importFrom(folder, signal);
    }
    const [first] = apps;
    if (first === undefined) throw new Error('No database to measure.');
    const sample = await drawSample(first.dataSource, first.names, new SeededRandom(seed));
    const { tools, remarks } = makeQuestions(first.registry.definitions(), sample, seed, values.only);
    const arms = apps.map((app) => ({ app, calls: toCalls(app, tools) }));
    const baselines = await runRounds(arms, {
      rounds: readCount('rounds', values.rounds),
      seed,
      fighterIds: [...sample.famous, ...sample.obscure].map(({ id }) => id),
      slowCallMs: SLOW_CALL_MS,
      signal,
      say,
    });
    const figures = arms.map(({ app, calls }) =>
      collectFigures(app, calls, baselines.get(app) ?? { reads: [], again: [] }),
    );
    process.stdout.write(`${[...figures.map(renderFigures), ...remarks].join('\n\n')}\n`);
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
    return 0;
  } finally {
    await closers.close();
  }
}

async function openApps(
  kinds: readonly string[],
  closers: Closers,
  say: (text: string) => void,
): Promise<BenchApp[]> {
  const apps: BenchApp[] = [];
  if (kinds.includes('postgres')) {
    const server = await findServer();
    if (server === null) say('No PostgreSQL server: set BENCH_DATABASE_URL to measure on one.');
    else apps.push(closers.add(await startApp(closers.add(await createOnServer(server)))));
  }
  if (kinds.includes('embedded')) apps.push(closers.add(await startApp(closers.add(createEmbedded()))));
  return apps;
}

await runBench(benchTools);
