import { parseArgs } from 'node:util';
import { Closers, readCount, runBench, type BenchContext, sourceFolder } from './command.js';
import { startApp } from './databases/bench-app.js';
import {
  createEmbedded,
  createOnServer,
  findServer,
  type BenchDatabase,
} from './databases/bench-database.js';
import { renderImports, type ImportRound } from './import/import-report.js';
import { copyRaw } from './import/raw-copy.js';

async function benchImport({ signal, say }: BenchContext): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '5' },
      database: { type: 'string', multiple: true, default: ['postgres', 'embedded'] },
    },
  });
  const folder = sourceFolder(positionals[0]);
  const kinds: (() => BenchDatabase | Promise<BenchDatabase>)[] = [];
  if (values.database.includes('postgres')) {
    const server = await findServer();
    if (server === null) say('No PostgreSQL server: set BENCH_DATABASE_URL to measure on one.');
    else kinds.push(() => createOnServer(server));
  }
  if (values.database.includes('embedded')) kinds.push(createEmbedded);

  const rounds = readCount('rounds', values.rounds);
  const measured: ImportRound[] = [];
  for (let round = 1; round <= rounds; round++) {
    for (const create of kinds) measured.push(await measureRound(create, folder, { signal, say }));
    say(`round ${round} of ${rounds} done`);
  }
  process.stdout.write(`${renderImports(measured)}\n`);
  return 0;
}

/** An import into an empty database, the same import again, and the same rows copied twice. */
async function measureRound(
  create: () => BenchDatabase | Promise<BenchDatabase>,
  folder: string,
  { signal }: BenchContext,
): Promise<ImportRound> {
  const closers = new Closers();
  try {
    const app = closers.add(await startApp(closers.add(await create())));
    const timed = async (): Promise<number> => {
      const startedAt = performance.now();
      await app.importFrom(folder, signal);
      return performance.now() - startedAt;
    };
    const first = await timed();
    const copy = await copyRaw(app);
    const again = await timed();
    const copyAgain = await copyRaw(app);
    return {
      database: app.kind,
      rows: copy.rows,
      first,
      again,
      copy: copy.milliseconds,
      copyAgain: copyAgain.milliseconds,
    };
  } finally {
    await closers.close();
  }
}

await runBench(benchImport);
