#!/usr/bin/env node
// mma-savant NAME …: one command of the command line. Needs the build; `npm run NAME` builds by itself.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = join(dirname(realpathSync(fileURLToPath(import.meta.url))), '..');
const entry = join(folder, 'dist', 'apps', 'cli', 'src', 'main.js');
if (!existsSync(entry)) {
  process.stderr.write('mma-savant needs the build: `npm run build` makes it.\n');
  process.exit(1);
}
await import(pathToFileURL(entry).href);
