import { parseArgs } from 'node:util';
import { readCount, runBench, type BenchContext, sourceFolder } from './command.js';
import {
  createEmbedded,
  createOnServer,
  findServer,
  type BenchDatabase,
} from './databases/bench-database.js';
import { renderImports, type ImportRound } from './import/import-report.js';
import { measureImportRound } from './import/import-round.js';

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
    for (const create of kinds) measured.push(await measureImportRound(create, folder, signal));
    say(`round ${round} of ${rounds} done`);
  }
  process.stdout.write(`${renderImports(measured)}\n`);
  return 0;
}

await runBench(benchImport);
