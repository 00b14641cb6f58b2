// npm start: installs and builds if necessary, then runs the service in this process.
import { pathToFileURL } from 'node:url';
import { ensureBuilt, entryOf } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { requireNode, root, say } from './lib/project.mjs';

requireNode();
process.chdir(root);
await ensureInstalled();
await ensureBuilt();
say('Starting the service …');
await import(pathToFileURL(entryOf('api')).href);
