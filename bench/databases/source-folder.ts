import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const USUAL_FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'ufcstats');

/**
 * The folder of the whole data: the given one, else the usual one beside the repository.
 * @throws Error that says what to give.
 */
export function sourceFolder(given: string | undefined): string {
  if (given !== undefined) return resolve(given);
  if (existsSync(USUAL_FOLDER)) return USUAL_FOLDER;
  throw new Error('Name the folder of the UFC CSV files (all of them): npm run bench:… -- FOLDER');
}
