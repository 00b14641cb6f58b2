// npm run bench: what there is to measure; npm run bench -- all: one after the other, with their defaults.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from '../scripts/lib/build.mjs';

const BENCHES = {
  tools: 'every tool, on PostgreSQL and on the embedded database',
  growth: 'the same questions on the data and on 100 times the data, with plans',
  import: 'an import against the raw COPY of its rows',
  realtime: 'the chat against plain Socket.IO; it needs no data',
  grounding: 'how many false figures in answers are found; npm run eval:grounding',
};
const [name, ...rest] = process.argv.slice(2);
const chosen = name === 'all' ? Object.keys(BENCHES) : [name].filter((each) => Object.hasOwn(BENCHES, each));
// The service is measured as users start it.
if (chosen.length > 0) await ensureBuilt();
for (const bench of chosen) {
  console.log(`# ${bench}: ${BENCHES[bench]}\n`);
  const loader = join('.', 'test', 'support', 'register-typescript.mjs');
  const { status } = spawnSync(
    process.execPath,
    ['--import', `./${loader}`, join('bench', `${bench}.bench.ts`), ...rest],
    { cwd: join(import.meta.dirname, '..'), stdio: 'inherit' },
  );
  if (status !== 0) process.exitCode = 1;
}
if (chosen.length === 0) {
  for (const [bench, what] of Object.entries(BENCHES)) {
    const folder = bench === 'realtime' || bench === 'grounding' ? '' : '-- FOLDER';
    console.log(`npm run ${`bench:${bench}`.padEnd(14)} ${folder.padEnd(9)}   ${what}`);
  }
  console.log('npm run bench          -- all      all of them. Options: bench/README.md');
}
