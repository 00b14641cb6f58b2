// npm test: every kind of test but faults, the page in a browser, and the long ones. Tests that need a database run on the
// embedded one, but for the slow files. With TEST_DATABASE_URL all run on that PostgreSQL server instead, and some of them
// on the embedded one too; faults are then tested as well. TEST_FAULTS=true (npm run test:all) leaves out nothing but the
// page and the long ones.
// Arguments go to Jest: npm test -- test/e2e/rest-chat.test.ts
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runJest } from './lib/jest.mjs';
import { requireNode, root, say } from './lib/project.mjs';
import { SLOW_ON_EMBEDDED } from '../test/support/slow-files.mjs';

const SLOWEST_SHOWN = 10;

requireNode();
process.chdir(root);
await ensureInstalled();
// Some end-to-end tests run the built service in a separate process.
await ensureBuilt();

const args = process.argv.slice(2);
const hasPostgres = (process.env.TEST_DATABASE_URL ?? '') !== '';
const testsFaults = hasPostgres || process.env.TEST_FAULTS === 'true' || args.length > 0;
const testsPage = process.env.TEST_BROWSER === 'true' || args.length > 0;
const ignored = ['long', ...(testsFaults ? [] : ['faults']), ...(testsPage ? [] : ['browser'])];
const leavesOutSlowFiles = !testsFaults;
const { passed, failed, skipped, files } = await runJest(
  [
    ...ignored.map((project) => `--ignoreProjects=${project}`),
    ...(leavesOutSlowFiles ? SLOW_ON_EMBEDDED.map((file) => `--testPathIgnorePatterns=/${file}$`) : []),
    ...args,
  ],
  {
    ...process.env,
    TEST_EMBEDDED_TOO: String(hasPostgres && args.length === 0),
  },
);

if (files.length > SLOWEST_SHOWN) {
  say('\nThe slowest files:');
  for (const { ms, name } of files.slice(0, SLOWEST_SHOWN)) {
    say(`${(ms / 1000).toFixed(1).padStart(7)} s  ${name}`);
  }
}
if (skipped.length > 0) {
  say(`\n${skipped.reduce((total, { tests }) => total + tests, 0)} skipped:`);
  for (const { tests, title } of skipped) say(`${String(tests).padStart(7)}  ${title}`);
}
if (leavesOutSlowFiles) {
  say(`\n${SLOW_ON_EMBEDDED.length} files that are slow without PostgreSQL were left out: npm run test:all`);
}
if (!testsFaults) say('\nOutages, floods and killed processes were not tested: npm run test:all');
if (!testsPage) say('\nThe page was not tested in a browser: npm run test:browser');
if (passed + failed === 0) say('No test was executed.');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
