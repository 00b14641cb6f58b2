// npm test: every kind of test but the long ones. Tests that need a database run on the embedded one. With
// TEST_DATABASE_URL they run on that PostgreSQL server instead, and on the embedded one again where the two may differ.
// Arguments go to Jest: npm test -- test/e2e/rest-chat.test.ts
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runJest } from './lib/jest.mjs';
import { requireNode, root, say } from './lib/project.mjs';

requireNode();
process.chdir(root);
await ensureInstalled();
// Some end-to-end tests run the built service as a process of its own.
await ensureBuilt();

/** What the embedded engine may do differently: statements of every kind, imports, and one test of each transport. */
const EMBEDDED_TESTS =
  'test/(integration/(answer-leases|database-module|derived|import|names|tools|tool-golden|verified)|e2e/(analyst|database-faults|realtime-answers|rest-chat|rest-sign-in|rest-user))';

const args = process.argv.slice(2);
const { TEST_DATABASE_URL, ...withoutPostgres } = process.env;
const hasPostgres = TEST_DATABASE_URL !== undefined && TEST_DATABASE_URL !== '';

const runs = [await runJest(['--ignoreProjects=long', ...args], process.env)];
if (hasPostgres && args.length === 0) {
  say('\nAgain on the embedded database …');
  runs.push(await runJest(['--selectProjects', 'integration', 'e2e', '--', EMBEDDED_TESTS], withoutPostgres));
}

const sum = (name) => runs.reduce((total, run) => total + run[name], 0);
const passed = sum('passed');
const failed = sum('failed');
const skipped = sum('skipped');
if (passed + failed === 0) say('No test was executed.');
if (skipped > 0) say(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
