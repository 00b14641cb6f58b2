// node scripts/run.mjs NAME …: one command of apps/cli, after installing and building.
import { pathToFileURL } from 'node:url';
import { ensureBuilt, entryOf } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { requireNode, root } from './lib/project.mjs';

requireNode();
process.chdir(root);
await ensureInstalled();
await ensureBuilt();
await import(pathToFileURL(entryOf('cli')).href);
