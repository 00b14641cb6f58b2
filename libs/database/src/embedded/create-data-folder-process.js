// @ts-check
// Creates the files of an empty database in a folder (its argument). When the parent process exits, standard input
// closes: it then removes the folder and exits.
import { rmSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { engineOptions } from './engine-options.js';

const folder = process.argv[2];
if (folder === undefined) throw new Error('The folder to create is missing.');

process.stdin.resume().once('end', () => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.exit(1);
});

const engine = await PGlite.create(engineOptions(folder));
await engine.close();
process.exit(0);
