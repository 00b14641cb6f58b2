// npm test: every kind of test. The kinds that need a database run on the embedded one, and once more on
// PostgreSQL when TEST_DATABASE_URL is set. Arguments go to Jest: npm test -- test/e2e/rest.test.ts
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runJest } from './lib/jest.mjs';
import { requireNode, root, say } from './lib/project.mjs';

requireNode();
process.chdir(root);
await ensureInstalled();
// Some end-to-end tests run the built service as a process of its own.
await ensureBuilt();

const args = process.argv.slice(2);
const { TEST_DATABASE_URL, ...withoutPostgres } = process.env;

const runs = [await runJest(['--ignoreProjects=long', ...args], withoutPostgres)];
if (TEST_DATABASE_URL !== undefined && TEST_DATABASE_URL !== '') {
  say('\nOnce more on PostgreSQL …');
  runs.push(
    await runJest(['--selectProjects', 'integration', 'e2e', '--passWithNoTests', ...args], process.env),
  );
}

const sum = (name) => runs.reduce((total, run) => total + run[name], 0);
const passed = sum('passed');
const failed = sum('failed');
const skipped = sum('skipped');
if (passed + failed === 0) say('No test was executed.');
if (skipped > 0) say(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
