// npm run bench: the goals, in one table; npm run bench:AREA: one area of them; npm run bench:list: what else there is to
// measure.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from '../scripts/lib/build.mjs';

const BENCHES = {
  goals: 'the service against named baselines, and whether the goals are reached: npm run bench',
  tools: 'every tool, on PostgreSQL and on the embedded database',
  growth: 'the same questions on the data and on 100 times the data, with plans',
  imports: 'an import against the raw COPY of its rows',
  realtime: 'the chat against plain Socket.IO; it needs no data',
  grounding: 'how many false figures in answers are found; npm run eval:grounding',
};
const [name, ...rest] = process.argv.slice(2);
const chosen = [name].filter((each) => Object.hasOwn(BENCHES, each));
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
    const command = { goals: 'bench', grounding: 'eval:grounding' }[bench] ?? `bench:${bench}`;
    console.log(`npm run ${command.padEnd(16)} ${what}`);
  }
  console.log('Options: bench/README.md');
}
