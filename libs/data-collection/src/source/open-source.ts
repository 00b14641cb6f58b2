import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FileSource } from './file-source.js';
import { FolderSource } from './folder.source.js';
import { HttpSource } from './http.source.js';
import { ImportFailedError } from './import-failed.error.js';

/**
 * The source that a folder's path or an http(s) base address names.
 * @throws ImportFailedError when there is no such folder or the address is none.
 */
export async function openSource(location: string): Promise<FileSource> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(location)) {
    if (!URL.canParse(location) || !/^https?:/i.test(location)) {
      // It is not quoted: it may hold credentials.
      throw new ImportFailedError('The given location is neither a folder nor a valid http(s) address.');
    }
    return new HttpSource(location);
  }
  const folder = resolve(location);
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) {
    throw new ImportFailedError(`There is no folder ${folder}. Give the folder (or URL) of the CSV files.`);
  }
  return new FolderSource(folder);
}
