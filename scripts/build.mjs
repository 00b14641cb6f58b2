// npm run build: compiles the applications into dist.
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { requireNode, root } from './lib/project.mjs';

requireNode();
process.chdir(root);
await ensureInstalled();
await build();
