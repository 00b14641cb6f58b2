// npm run start:dev: builds, runs the service, and rebuilds and restarts it when a source changes.
import { rmSync } from 'node:fs';
import { NEST, STAMP } from './lib/build.mjs';
import { runToEnd } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { requireNode, root } from './lib/project.mjs';

requireNode();
process.chdir(root);
await ensureInstalled();
// The watcher writes into the same folder as a build: what stands there afterwards is no longer what was stamped.
rmSync(STAMP, { force: true });
process.exitCode = await runToEnd(
  process.execPath,
  [NEST, 'start', 'api', '--watch', '--preserveWatchOutput', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
