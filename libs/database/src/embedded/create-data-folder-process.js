// @ts-check
// A process of its own (argument: the folder) that makes the files of an empty database, and ends.
import { PGlite } from '@electric-sql/pglite';
import { engineOptions } from './engine-options.js';

const folder = process.argv[2];
if (folder === undefined) throw new Error('The folder to make is missing.');
const engine = await PGlite.create(engineOptions(folder));
await engine.close();
