// npm run faults: two nodes with a PostgreSQL, a Redis and a model server of their own, which fail one after another
// while users ask. Prints a table; exits with 1 if anything was lost or did not recover. About ten minutes.
//
//   npm run faults -- --only redis-paused,model-hangs    some faults
//   npm run faults -- --seconds 30                       how long each lasts (12)
//   npm run faults -- --json faults.json                 the table with details
import { writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './lib/build.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seconds: { type: 'string', default: '12' },
    json: { type: 'string' },
  },
});

register('../test/support/typescript-hooks.mjs', import.meta.url);
await import('reflect-metadata');
const { FAULTS } = await import('../test/faults/night/faults.ts');
const { Installation } = await import('../test/faults/night/installation.ts');
const { isBad, runFault } = await import('../test/faults/night/run-fault.ts');
const { renderFaults } = await import('../test/faults/night/fault-table.ts');
const { CAN_START_POSTGRES } = await import('../test/support/postgres-server.ts');

const names = values.only?.split(',');
const unknown = names?.find((name) => !FAULTS.some((fault) => fault.name === name));
const seconds = Number(values.seconds);
if (unknown !== undefined || !(seconds > 0)) {
  console.error(unknown === undefined ? '--seconds is no number' : `There is no fault ${unknown}.`);
  console.error(`Faults: ${FAULTS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
if (!CAN_START_POSTGRES) {
  console.error('Install the programs of a PostgreSQL server (Debian: postgresql) and redis-server.');
  process.exit(2);
}

await ensureBuilt();
const installation = await Installation.start();
const rows = [];
let isInterrupted = false;
// The installation is closed after the current fault.
process.once('SIGINT', () => (isInterrupted = true)).once('SIGTERM', () => (isInterrupted = true));
try {
  for (const fault of FAULTS) {
    if (isInterrupted || (names !== undefined && !names.includes(fault.name))) continue;
    const row = await runFault(installation, fault, seconds);
    rows.push(row);
    console.log(`${row.fault}: ${row.verdict}`);
    for (const each of [...row.details.faults, ...row.details.unclear].slice(0, 10)) console.log(`  ${each}`);
  }
} finally {
  await installation.close();
  console.log(`\n${renderFaults(rows)}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
}
process.exitCode = isInterrupted || rows.some(isBad) ? 1 : 0;
