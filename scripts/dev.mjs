// npm run start:dev: builds, runs the service, and rebuilds and restarts it on changes.
import { rmSync } from 'node:fs';
import { NEST, STAMP } from './lib/build.mjs';
import { runToEnd } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { requireNode, root } from './lib/project.mjs';

requireNode();
process.chdir(root);
await ensureInstalled();
// The watcher overwrites the build output, so the stamp is no longer valid.
rmSync(STAMP, { force: true });
process.exitCode = await runToEnd(
  process.execPath,
  [NEST, 'start', 'api', '--watch', '--preserveWatchOutput', ...process.argv.slice(2)],
  // Nest's watcher does not pass signals on to the service.
  { stdio: 'inherit', detached: true },
);
